-- Which users changed between free and paid, and how often?
-- A change is a play at another level than the user's play before it.
--   user_id
--   first_name, last_name
--   upgrades     from free to paid
--   downgrades   from paid to free
--   level        at the user's latest play
with plays as (
  select
    user_id,
    level,
    lag(level) over (
      partition by user_id
      -- Of plays at one time in one session the ids differ in the number of the play only: the
      -- longer one is the greater, and of equally long ones the text decides.
      order by start_time, session_id, length(songplay_id), songplay_id
    ) as level_before
  from songplays
),
changes as (
  select
    user_id,
    sum(case when level_before = 'free' and level = 'paid' then 1 else 0 end) as upgrades,
    sum(case when level_before = 'paid' and level = 'free' then 1 else 0 end) as downgrades
  from plays
  group by user_id
)
select
  changes.user_id,
  users.first_name,
  users.last_name,
  cast(changes.upgrades as bigint) as upgrades,
  cast(changes.downgrades as bigint) as downgrades,
  users.level
from changes
join users on users.user_id = changes.user_id
where changes.upgrades + changes.downgrades > 0
order by changes.user_id
