package io.sparkify.lake.service.notify;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkify.lake.service.outbox.OutboxTransaction;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Tells people what no move of a run says, each breach once. */
public final class Notices {
  private final List<Webhook> webhooks;
  private final Links links;
  private final ObjectMapper json;

  public Notices(List<Webhook> webhooks, Links links, ObjectMapper json) {
    this.webhooks = List.copyOf(webhooks);
    this.links = links;
    this.json = json;
  }

  /**
   * Keeps a notice for all who want its kind, within a transaction that somebody else began: the
   * notice is told if that one is committed, and only then. To be called by the writer alone.
   *
   * @return false if this breach was told before
   */
  public boolean raise(Handle handle, Notice notice) {
    NoticeDao notices = handle.attach(NoticeDao.class);
    if (notices.count(notice.key()) > 0) {
      return false;
    }
    notices.insert(notice);
    Notification notification = Notification.of(notice, links);
    OutboxTransaction outbox = new OutboxTransaction(handle);
    webhooks.stream()
        .filter(webhook -> webhook.wants(notice.kind()))
        .forEach(webhook -> outbox.add(webhook.name(), notification.draft(json), notice.at()));
    return true;
  }
}
