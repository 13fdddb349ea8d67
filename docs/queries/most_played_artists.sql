-- Which artists are played most?
-- The first 20 places; artists with equal plays share a place, so there can be more rows. Plays
-- without a match in the catalog have no artist and are left out.
--   place        from 1
--   artist_id
--   name
--   plays
with plays_of_artists as (
  select artist_id, count(*) as plays
  from songplays
  where artist_id is not null
  group by artist_id
),
ranked as (
  select artist_id, plays, rank() over (order by plays desc) as place
  from plays_of_artists
)
select ranked.place, ranked.artist_id, artists.name, ranked.plays
from ranked
join artists on artists.artist_id = ranked.artist_id
where ranked.place <= 20
order by ranked.place, ranked.artist_id
