-- At which hours of the day is listened?
-- Over all months; hours without a play are left out.
--   hour         0 to 23, UTC
--   plays
select time.hour, count(*) as plays
from songplays
join time
  on time.start_time = songplays.start_time
  and time.year = songplays.year
  and time.month = songplays.month
group by time.hour
order by time.hour
