-- How much do paying and other listeners play, month by month?
--   year, month
--   level        paid or free, as it was when the song was played
--   plays
--   users        different users who played at this level; one who changed is counted at both
--   share        of the month's plays, 0 to 1
with plays_by_level as (
  select year, month, level, count(*) as plays, count(distinct user_id) as users
  from songplays
  group by year, month, level
),
plays_by_month as (
  select year, month, count(*) as plays
  from songplays
  group by year, month
)
select
  plays_by_level.year,
  plays_by_level.month,
  plays_by_level.level,
  plays_by_level.plays,
  plays_by_level.users,
  cast(plays_by_level.plays as double) / plays_by_month.plays as share
from plays_by_level
join plays_by_month
  on plays_by_month.year = plays_by_level.year
  and plays_by_month.month = plays_by_level.month
order by plays_by_level.year, plays_by_level.month, plays_by_level.level
