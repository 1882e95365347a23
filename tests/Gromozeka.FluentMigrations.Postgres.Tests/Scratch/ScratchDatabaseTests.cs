using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Postgres.Tests.Scratch;

/// <summary>Scratch databases have the schema of their original, and do not outlive their session.</summary>
public sealed class ScratchDatabaseTests : IDisposable
{
    /// <summary>One of each kind of object.</summary>
    private const string Everything = """
        CREATE SCHEMA "Other";
        CREATE TYPE mood AS ENUM ('sad', 'happy');
        CREATE DOMAIN positive AS int CHECK (VALUE > 0);
        CREATE TYPE pair AS (a int, b text);
        CREATE SEQUENCE numbers INCREMENT BY 5 START WITH 100;
        CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
        CREATE TABLE parents (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code text COLLATE "C" NOT NULL UNIQUE, m mood DEFAULT 'sad');
        CREATE TABLE "Other"."Children" (
            id serial PRIMARY KEY, parent bigint NOT NULL REFERENCES parents ON DELETE CASCADE DEFERRABLE, n positive,
            doubled int GENERATED ALWAYS AS (twice(n)) STORED, at timestamptz DEFAULT now(), tags text[], doc jsonb,
            CONSTRAINT few CHECK (cardinality(tags) < 10), EXCLUDE USING btree (parent WITH =) WHERE (n > 5));
        CREATE INDEX by_doc ON "Other"."Children" USING gin (doc);
        CREATE UNIQUE INDEX by_code ON parents (lower(code) DESC NULLS LAST) INCLUDE (m) WHERE id > 5;
        CREATE UNLOGGED TABLE cache (k text PRIMARY KEY, v bytea) WITH (fillfactor = 70);
        CREATE TABLE events (at date NOT NULL, what text) PARTITION BY RANGE (at);
        CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
        CREATE INDEX events_what ON events (what);
        CREATE VIEW first_view AS SELECT id, code FROM parents;
        CREATE VIEW a_view_of_a_view AS SELECT count(*) AS n FROM first_view;
        CREATE MATERIALIZED VIEW totals AS SELECT count(*) AS n FROM parents;
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
        CREATE TRIGGER touched BEFORE UPDATE OF code ON parents FOR EACH ROW WHEN (OLD.code <> NEW.code) EXECUTE FUNCTION touch();
        INSERT INTO parents (code) VALUES ('a'), ('b'); INSERT INTO cache VALUES ('k', '\x01');
        """;

    private readonly PostgresDatabaseOfTest _place = new();
    private readonly PostgresDatabase _database;

    public ScratchDatabaseTests() =>
        _database = new PostgresDatabase(new PostgresDatabaseOptions { ConnectionString = _place.ConnectionString });

    public void Dispose()
    {
        _database.Dispose();
        _place.Dispose();
    }

    [PostgresFact]
    public void OpenSchemaCopy_OfEveryKindOfObject_IsEqual()
    {
        _place.Execute(Everything);
        using var original = _database.Open(SessionAccess.Read);

        using var copy = _database.OpenSchemaCopy(original, ["parents"]);

        var (expected, actual) = (original.ReadSchema(), copy.ReadSchema());
        Assert.Equal([], SchemaComparer.Compare(expected, actual).Select(one => one.ToString()));
        Assert.Equal([], SchemaComparer.Compare(actual, expected).Select(one => one.ToString()));
        Assert.Equal(expected.Objects.Select(one => one.ToString()).Order(), actual.Objects.Select(one => one.ToString()).Order());
        using var command = copy.CreateCommand("INSERT INTO parents (code) VALUES ('c') RETURNING id");
        Assert.Equal(3L, command.ExecuteScalar());
        Assert.False(copy.HasRows("cache"));
    }

    [PostgresFact]
    public void OpenScratch_Disposed_LeavesNoDatabase()
    {
        using (var scratch = _database.OpenScratch())
            Assert.Single(Scratches(scratch));

        Assert.DoesNotContain(_place.Rows("SELECT datname FROM pg_database"), name => name == _last);
    }

    [PostgresFact]
    public void OpenScratch_DropsWhatAKilledProcessLeft_AndNothingThatIsInUse()
    {
        var left = $"gromozeka_scratch_{Guid.NewGuid():N}";
        _place.Execute($"CREATE DATABASE {left}");
        using var used = _database.OpenScratch();
        var inUse = Scratches(used)[0];

        using var scratch = _database.OpenScratch();

        var names = _place.Rows("SELECT datname FROM pg_database");
        Assert.DoesNotContain(left, names);
        Assert.Contains(inUse, names);
    }

    [PostgresFact]
    public void SchemaRevision_ChangesWithEachChange_AndWithNothingElse()
    {
        _place.Execute(Everything);
        using var session = _database.Open(SessionAccess.Read);
        var seen = new List<long> { session.SchemaRevision() };

        foreach (
            var change in new[]
            {
                "ALTER TABLE parents ADD COLUMN x int",
                "ALTER TABLE parents ALTER x SET DEFAULT 1",
                "ALTER TABLE cache ALTER v SET NOT NULL",
                "COMMENT ON TABLE parents IS 'no change'",
                "ALTER TABLE parents DROP COLUMN x",
                "DROP INDEX by_code",
                "CREATE OR REPLACE FUNCTION twice(n int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT n + n'",
                "ALTER TYPE mood ADD VALUE 'angry'",
                "DROP TRIGGER touched ON parents",
                "CREATE OR REPLACE VIEW first_view AS SELECT id, code, m FROM parents",
                "ALTER SEQUENCE numbers INCREMENT BY 7",
                "ALTER TABLE parents RENAME TO adults",
            }
        )
        {
            _place.Execute(change);
            var revision = session.SchemaRevision();
            Assert.Equal(!change.StartsWith("COMMENT", StringComparison.Ordinal), revision != seen[^1]);
            seen.Add(revision);
        }

        _place.Execute("VACUUM ANALYZE adults");
        Assert.Equal(seen[^1], session.SchemaRevision());
    }

    private string? _last;

    private List<string> Scratches(IDatabaseSession scratch)
    {
        using var command = scratch.CreateCommand("SELECT current_database()");
        _last = (string)command.ExecuteScalar()!;
        return [_last];
    }
}
