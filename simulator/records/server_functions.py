"""What the database server works out for people who do not see all of it: its functions and triggers.

Each runs as the records' keeper, with a search path nobody can change, and tells no more than its answer.
Whoever asks is told by ``session_user``: the login, whatever role it has taken since.
"""

from __future__ import annotations

from typing import LiteralString

WHO: tuple[LiteralString, ...] = (
    """\
CREATE OR REPLACE FUNCTION me() RETURNS text LANGUAGE sql STABLE AS
$$ SELECT person_id FROM database_logins WHERE login = session_user $$""",
    """\
CREATE OR REPLACE FUNCTION my_name() RETURNS text LANGUAGE sql STABLE AS
$$ SELECT name FROM people WHERE id = me() $$""",
    """\
CREATE OR REPLACE FUNCTION who_is_connected() RETURNS TABLE (id text, name text, role text)
LANGUAGE sql STABLE AS
$$ SELECT people.id, people.name, people.role FROM people WHERE people.id = me() $$""",
    """\
CREATE OR REPLACE FUNCTION led_sessions() RETURNS SETOF text LANGUAGE sql STABLE AS
$$ SELECT id FROM sessions WHERE leader_id = me() $$""",
    """\
CREATE OR REPLACE FUNCTION my_sessions() RETURNS SETOF text LANGUAGE sql STABLE AS
$$ SELECT session_id FROM session_participants WHERE person_id = me()
UNION SELECT session_id FROM session_attempts JOIN attempts ON attempts.id = attempt_id
WHERE owner_id = me() $$""",
    """\
CREATE OR REPLACE FUNCTION led_attempts() RETURNS SETOF text LANGUAGE sql STABLE AS
$$ SELECT attempt_id FROM session_attempts JOIN sessions ON sessions.id = session_id
WHERE leader_id = me() $$""",
    """\
CREATE OR REPLACE FUNCTION is_played_in_a_room(attempt text) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT EXISTS (SELECT 1 FROM session_attempts WHERE attempt_id = attempt) $$""",
    """\
CREATE OR REPLACE FUNCTION begun_in_my_room(owner text, begun_as bigint) RETURNS boolean
LANGUAGE sql STABLE AS
$$ SELECT EXISTS (SELECT 1 FROM sessions JOIN session_participants ON session_id = sessions.id
WHERE leader_id = me() AND ended_at IS NULL AND person_id = owner AND is_present
AND begun_as > attempts_before) $$""",
    """\
CREATE OR REPLACE FUNCTION may_be_linked(attempt text, room text) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT EXISTS (SELECT 1 FROM attempts JOIN sessions ON sessions.id = room
JOIN session_participants ON session_id = room AND person_id = owner_id AND is_present
WHERE attempts.id = attempt AND state = 'under way' AND attempts.position > attempts_before
AND leader_id = me() AND ended_at IS NULL AND NOT is_played_in_a_room(attempt)) $$""",
    """\
CREATE OR REPLACE FUNCTION is_told_me(room text, happened text, told text) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
    whose text := CASE happened WHEN 'play-begun' THEN 'player' WHEN 'commented' THEN 'player'
        WHEN 'committed' THEN 'participant' WHEN 'followed-up' THEN 'participant' END;
BEGIN
    RETURN whose IS NOT NULL
        AND EXISTS (SELECT 1 FROM session_participants
            WHERE session_id = room AND person_id = me() AND id = told::jsonb ->> whose)
        AND CASE WHEN told::jsonb ? 'is_for_trainee' THEN told::jsonb -> 'is_for_trainee' = 'true'::jsonb
            ELSE happened <> 'commented' END;
END $$""",
    """\
CREATE OR REPLACE FUNCTION is_asked_of_me(assignment text, for_teams text) RETURNS boolean
LANGUAGE sql STABLE AS
$$ SELECT EXISTS (SELECT 1 FROM assignment_people WHERE assignment_id = assignment AND person_id = me())
OR EXISTS (SELECT 1 FROM employments
WHERE person_id = me() AND team <> '' AND for_teams::jsonb ? team) $$""",
)
"""Whom the server takes somebody for, and what is theirs: what the rules of the rows are made of."""

COUNTS: tuple[LiteralString, ...] = (
    """\
CREATE OR REPLACE FUNCTION next_attempt_number(owner text) RETURNS integer LANGUAGE sql STABLE AS
$$ SELECT (coalesce(max(number), 0) + 1)::integer FROM attempts WHERE owner_id = owner $$""",
    """\
CREATE OR REPLACE FUNCTION last_attempt_position() RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT coalesce(max(position), 0)::bigint FROM attempts $$""",
    """\
CREATE OR REPLACE FUNCTION relationship_counts() RETURNS TABLE (owners bigint, entries bigint)
LANGUAGE sql STABLE AS
$$ SELECT count(DISTINCT owner_id), count(*) FROM relationships
WHERE me() IS NULL OR EXISTS (SELECT 1 FROM people WHERE id = me() AND role IN ('trainer', 'hr')) $$""",
    """\
CREATE OR REPLACE FUNCTION done_by_manager(whose text)
RETURNS TABLE (has_manager boolean, scenario_ids text[]) LANGUAGE sql STABLE AS
$$ SELECT true, array(SELECT scenario_id FROM tallies
    WHERE tallies.person_id = theirs.person_id AND first_id IS NOT NULL)
FROM employments AS mine JOIN employments AS theirs ON theirs.number = mine.manager_number
WHERE mine.person_id = whose AND mine.manager_number <> '' AND mine.manager_number <> mine.number
AND (me() IS NULL OR me() = whose OR EXISTS (
    SELECT 1 FROM people WHERE id = me() AND role IN ('trainer', 'hr')))
LIMIT 1 $$""",
    """\
CREATE OR REPLACE FUNCTION last_audit_link() RETURNS TABLE (number bigint, digest text)
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('rapport: audit'));
    RETURN QUERY SELECT audit_entries.number::bigint, audit_entries.digest
        FROM audit_entries ORDER BY audit_entries.number DESC LIMIT 1;
END $$""",
    """\
CREATE OR REPLACE FUNCTION next_audit_number() RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT (coalesce(max(number), 0) + 1)::bigint FROM audit_entries $$""",
    """\
CREATE OR REPLACE FUNCTION recount_tally(whose text, what text) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('rapport: tally ' || whose || ' ' || what));
    DELETE FROM tallies WHERE person_id = whose AND scenario_id = what;
    INSERT INTO tallies (person_id, scenario_id, attempts, submitted,
        first_id, first_at, first_evidence, first_is_decided,
        latest_id, latest_at, latest_evidence, latest_is_decided)
    WITH counted AS (
        SELECT a.id, a.position, s.submitted_at, coalesce(d.evidence, s.evidence) AS evidence,
            d.attempt_id IS NOT NULL AND a.passed IS NOT TRUE AS is_decided,
            CASE
                WHEN s.submitted_at IS NULL THEN NULL
                WHEN d.attempt_id IS NULL AND a.passed THEN s.submitted_at
                WHEN d.attempt_id IS NULL OR d.passed IS NOT TRUE THEN NULL
                WHEN a.passed THEN s.submitted_at
                ELSE greatest(s.submitted_at, d.passed_at)
            END AS completed_at
        FROM attempts AS a
        LEFT JOIN submissions AS s ON s.attempt_id = a.id
        LEFT JOIN decided_results AS d ON d.attempt_id = a.id
        WHERE a.owner_id = whose AND a.scenario_id = what),
    first AS (SELECT * FROM counted WHERE completed_at IS NOT NULL
        ORDER BY completed_at, id COLLATE "C" LIMIT 1),
    latest AS (SELECT counted.* FROM counted LEFT JOIN first ON true
        WHERE counted.completed_at IS NOT NULL
        ORDER BY counted.completed_at DESC, counted.id COLLATE "C" DESC LIMIT 1),
    later AS (SELECT latest.* FROM latest JOIN first ON first.id <> latest.id)
    SELECT whose, what, sums.attempts, sums.submitted,
        first.id, first.completed_at, first.evidence, first.is_decided,
        later.id, later.completed_at, later.evidence, later.is_decided
    FROM (SELECT count(*) AS attempts, count(submitted_at) AS submitted FROM counted) AS sums
    LEFT JOIN first ON true LEFT JOIN later ON true
    WHERE sums.attempts > 0;
END $$""",
)
"""What is counted over rows that whoever asks does not see; ``recount_tally`` counts as ``counting`` does."""

GUARDS: tuple[LiteralString, ...] = (
    """\
CREATE OR REPLACE FUNCTION attempts_stay_what_they_were() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF me() IS NULL THEN
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.position, NEW.owner_id, NEW.number, NEW.scenario_id, NEW.scenario_title, NEW.digest,
        NEW.seed, NEW.started_at) IS DISTINCT FROM (OLD.id, OLD.position, OLD.owner_id, OLD.number,
        OLD.scenario_id, OLD.scenario_title, OLD.digest, OLD.seed, OLD.started_at)
        OR NEW.what_if_of IS DISTINCT FROM OLD.what_if_of AND NEW.what_if_of IS NOT NULL
        OR NEW.what_if_turn IS DISTINCT FROM OLD.what_if_turn THEN
        RAISE insufficient_privilege USING MESSAGE = 'an attempt stays what it was begun as';
    END IF;
    IF OLD.state <> 'under way' AND (NEW.finished_at, NEW.ending_id, NEW.comes_back, NEW.because,
        NEW.passed, NEW.relationship_points, NEW.relationship_of, NEW.task_points, NEW.task_of,
        NEW.catalogue_digest) IS DISTINCT FROM (OLD.finished_at, OLD.ending_id, OLD.comes_back,
        OLD.because, OLD.passed, OLD.relationship_points, OLD.relationship_of, OLD.task_points,
        OLD.task_of, OLD.catalogue_digest) THEN
        RAISE insufficient_privilege USING MESSAGE = 'what an attempt came to is never changed';
    END IF;
    IF NEW.state <> OLD.state AND NOT (OLD.state = 'under way' AND NEW.state = 'finished'
        OR OLD.state = 'finished' AND NEW.state = 'submitted' AND OLD.owner_id = me()) THEN
        RAISE insufficient_privilege USING MESSAGE = 'only its owner submits an attempt, once it is finished';
    END IF;
    RETURN NEW;
END $$""",
    """\
CREATE OR REPLACE TRIGGER attempts_stay_what_they_were BEFORE UPDATE ON attempts
FOR EACH ROW EXECUTE FUNCTION attempts_stay_what_they_were()""",
    """\
CREATE OR REPLACE FUNCTION logins_follow_roles() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    theirs text;
BEGIN
    FOR theirs IN SELECT login FROM database_logins WHERE person_id = NEW.id LOOP
        EXECUTE format('REVOKE rapport_trainee, rapport_trainer, rapport_hr FROM %I', theirs);
        EXECUTE format('GRANT %I TO %I', 'rapport_' || NEW.role, theirs);
    END LOOP;
    RETURN NULL;
END $$""",
    """\
CREATE OR REPLACE TRIGGER logins_follow_roles AFTER UPDATE OF role ON people
FOR EACH ROW WHEN (OLD.role <> NEW.role) EXECUTE FUNCTION logins_follow_roles()""",
    """\
CREATE OR REPLACE FUNCTION nobody_erases_themselves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.id = me() THEN
        RAISE insufficient_privilege USING
            MESSAGE = 'nobody is erased by their own login: somebody else of HR does it';
    END IF;
    UPDATE session_participants SET person_id = OLD.id WHERE person_id IS NULL
        AND lower(normalize(name, NFKC)) = lower(normalize(OLD.name, NFKC));
    RETURN OLD;
END $$""",
    """\
CREATE OR REPLACE TRIGGER a_nobody_erases_themselves BEFORE DELETE ON people
FOR EACH ROW EXECUTE FUNCTION nobody_erases_themselves()""",
    """\
CREATE OR REPLACE FUNCTION logins_go_with_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('DROP ROLE IF EXISTS %I', OLD.login);
    RETURN NULL;
END $$""",
    """\
CREATE OR REPLACE TRIGGER logins_go_with_people AFTER DELETE ON database_logins
FOR EACH ROW EXECUTE FUNCTION logins_go_with_people()""",
)
"""What holds for whoever writes. A trigger named with a_ goes before those that forget who is erased."""

FUNCTIONS: tuple[LiteralString, ...] = (*WHO, *COUNTS, *GUARDS)
"""In an order in which each finds what it uses."""
