-- How many sessions are there, and how much is played in one, month by month?
-- A session that goes on into the next month counts in both.
--   year, month
--   sessions     with at least one play
--   users        different users with at least one play
--   plays
--   plays_per_session
with sessions as (
  select year, month, user_id, session_id, count(*) as plays
  from songplays
  group by year, month, user_id, session_id
)
select
  year,
  month,
  count(*) as sessions,
  count(distinct user_id) as users,
  cast(sum(plays) as bigint) as plays,
  cast(sum(plays) as double) / count(*) as plays_per_session
from sessions
group by year, month
order by year, month
