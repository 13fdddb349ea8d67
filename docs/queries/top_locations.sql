-- Where is most listened?
-- The first 20 places; locations with equal plays share a place, so there can be more rows. Plays
-- that do not say where they are from are left out.
--   place        from 1
--   location     as the listener's client says it
--   plays
with plays_of_locations as (
  select location, count(*) as plays
  from songplays
  where location is not null
  group by location
),
ranked as (
  select location, plays, rank() over (order by plays desc) as place
  from plays_of_locations
)
select place, location, plays
from ranked
where place <= 20
order by place, location
