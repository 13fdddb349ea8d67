-- Which songs are played most?
-- The first 20 places; songs with equal plays share a place, so there can be more rows. Plays
-- without a match in the catalog have no song and are left out.
--   place        from 1
--   song_id
--   title
--   artist       the name of the song's artist
--   plays
with plays_of_songs as (
  select song_id, count(*) as plays
  from songplays
  where song_id is not null
  group by song_id
),
ranked as (
  select song_id, plays, rank() over (order by plays desc) as place
  from plays_of_songs
)
select ranked.place, ranked.song_id, songs.title, artists.name as artist, ranked.plays
from ranked
join songs on songs.song_id = ranked.song_id
left join artists on artists.artist_id = songs.artist_id
where ranked.place <= 20
order by ranked.place, ranked.song_id
