package io.sparkify.lake.service.schedule;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fires every tick at its time or when somebody rings, never one beside itself. */
public final class Ticks implements Managed {
  private static final Logger LOG = LoggerFactory.getLogger(Ticks.class);

  private final Map<JobKey, Pulse> pulses = new LinkedHashMap<>();
  private final Clock clock;
  private volatile @Nullable Scheduler scheduler;

  public Ticks(Clock clock) {
    this.clock = clock;
  }

  /** To be called for each tick before the start. */
  public void add(Tick tick) {
    pulses.put(JobKey.jobKey(tick.name()), new Pulse(tick, clock));
  }

  /** Has a tick run at once, or once more if it runs just now. Rings before the start are lost. */
  public void ring(String name) {
    JobKey key = JobKey.jobKey(name);
    Pulse pulse = pulses.get(key);
    Scheduler running = scheduler;
    if (pulse == null) {
      throw new IllegalArgumentException("There is no tick '" + name + "'");
    }
    if (running == null || !pulse.ring()) {
      return;
    }
    try {
      running.triggerJob(key);
    } catch (SchedulerException e) {
      pulse.missRing();
      LOG.debug("The tick '{}' waits for its time: {}", name, e.getMessage());
    }
  }

  /** As {@link #ring} for each of them. */
  public void ringAll() {
    pulses.keySet().forEach(key -> ring(key.getName()));
  }

  public List<TickStatus> status() {
    return pulses.values().stream().map(Pulse::status).toList();
  }

  @Override
  public void start() throws SchedulerException {
    Scheduler created = new StdSchedulerFactory(properties(pulses.size())).getScheduler();
    created.setJobFactory((fired, factory) -> pulseOf(fired.getJobDetail()));
    for (Map.Entry<JobKey, Pulse> pulse : pulses.entrySet()) {
      created.scheduleJob(job(pulse.getKey()), trigger(pulse.getValue().status()));
    }
    created.start();
    scheduler = created;
  }

  /** Waits for the ticks that run. */
  @Override
  public void stop() throws SchedulerException {
    Scheduler running = scheduler;
    scheduler = null;
    if (running != null) {
      running.shutdown(true);
    }
  }

  private Pulse pulseOf(JobDetail job) throws SchedulerException {
    Pulse pulse = pulses.get(job.getKey());
    if (pulse == null) {
      throw new SchedulerException("No tick " + job.getKey());
    }
    return pulse;
  }

  private static JobDetail job(JobKey key) {
    return JobBuilder.newJob(Pulse.class).withIdentity(key).build();
  }

  private static Trigger trigger(TickStatus tick) {
    return TriggerBuilder.newTrigger()
        .startNow()
        .withSchedule(
            SimpleScheduleBuilder.simpleSchedule()
                .withIntervalInMilliseconds(tick.every().toMillis())
                .repeatForever()
                .withMisfireHandlingInstructionNextWithRemainingCount())
        .build();
  }

  private static Properties properties(int threads) {
    Properties properties = new Properties();
    properties.put("org.quartz.scheduler.instanceName", "ticks-" + UUID.randomUUID());
    properties.put("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.put("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    properties.put("org.quartz.threadPool.threadCount", Integer.toString(Math.max(1, threads)));
    properties.put("org.quartz.threadPool.threadNamePrefix", "tick");
    return properties;
  }
}
