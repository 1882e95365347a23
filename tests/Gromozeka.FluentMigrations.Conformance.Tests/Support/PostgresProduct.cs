using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Postgres;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Support;

/// <summary>PostgreSQL: a database of its own on a server.</summary>
/// <param name="server">The server's connection string; null for the server of the tests.</param>
internal sealed class PostgresProduct(string? server = null) : Product
{
    private readonly PostgresDatabaseOfTest _database = new(server);

    public override HistoryMirror Mirror { get; } =
        new(
            "facts",
            "name",
            "fact",
            "version",
            """
            DO $ensure$
            BEGIN
                IF to_regclass('public.facts') IS NULL THEN
                    CREATE TABLE public.facts (name text PRIMARY KEY, fact text);
                END IF;
                IF to_regprocedure('public.follow_history()') IS NULL THEN
                    CREATE FUNCTION public.follow_history() RETURNS trigger LANGUAGE plpgsql AS $body$
                    BEGIN
                        UPDATE public.facts
                        SET fact = (SELECT coalesce(max(number), 0)::text FROM public.history)
                        WHERE name = 'version';
                        RETURN NULL;
                    END $body$;
                END IF;
                IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = 'facts_follow') THEN
                    CREATE TRIGGER facts_follow AFTER INSERT OR UPDATE OR DELETE ON public.history
                    FOR EACH STATEMENT EXECUTE FUNCTION public.follow_history();
                END IF;
                INSERT INTO public.facts (name, fact)
                SELECT 'version', '0' WHERE NOT EXISTS (SELECT 1 FROM public.facts WHERE name = 'version');
                UPDATE public.facts SET fact = highest.version
                FROM (SELECT coalesce(max(number), 0)::text AS version FROM public.history) highest
                WHERE name = 'version' AND fact IS DISTINCT FROM highest.version;
            END $ensure$;
            """
        );

    public override string ConnectionString => _database.ConnectionString;

    protected override string Int64Type => "bigint";

    public override DbConnection Connect() => _database.Open();

    protected override IDatabase NewDatabase(TimeSpan lockTimeout) =>
        new PostgresDatabase(new PostgresDatabaseOptions { ConnectionString = ConnectionString, LockTimeout = lockTimeout });

    protected override void Drop() => _database.Dispose();
}
