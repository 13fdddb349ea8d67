-- On which days of the week is listened?
-- Over all months; days without a play are left out.
--   weekday      1 is Monday, 7 is Sunday, UTC
--   plays
select time.weekday, count(*) as plays
from songplays
join time
  on time.start_time = songplays.start_time
  and time.year = songplays.year
  and time.month = songplays.month
group by time.weekday
order by time.weekday
