using System.Diagnostics;
using System.Globalization;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>A process that is killed while it rebuilds a table leaves the table before or the table after, and nothing else.</summary>
public class KillTests
{
    private const string Seed = """
        PRAGMA journal_mode = {0};
        CREATE TABLE x (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT, b INTEGER);
        CREATE TABLE child (x INTEGER REFERENCES x (id) ON DELETE CASCADE);
        CREATE INDEX i ON x (a); CREATE INDEX j ON x (b DESC) WHERE b > 3;
        CREATE VIEW v AS SELECT count(*) AS n FROM x;
        CREATE TRIGGER t AFTER DELETE ON x BEGIN DELETE FROM child WHERE x = old.id; END;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 150000) INSERT INTO x (a, b) SELECT 'row ' || i, i % 77 FROM n;
        INSERT INTO child SELECT id FROM x WHERE id % 10 = 0;
        """;

    private const string Content =
        "SELECT count(*) || ' ' || sum(id) || ' ' || sum(b) || ' ' || sum(length(a)) || ' ' || (SELECT sum(x) FROM child) || ' ' || "
        + "(SELECT seq FROM sqlite_sequence) FROM x";
    private const string Objects = "SELECT group_concat(name) FROM (SELECT name FROM sqlite_master ORDER BY name)";
    private const string IsNew =
        "SELECT (SELECT count(*) FROM VersionInfo) || (SELECT \"notnull\" || type FROM pragma_table_info('x') WHERE name = 'b') || "
        + "(SELECT group_concat(DISTINCT typeof(b)) FROM x)";

    private static readonly int Kills = int.Parse(
        Environment.GetEnvironmentVariable("GROMOZEKA_KILLS") ?? "5",
        CultureInfo.InvariantCulture
    );

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public void KilledAtAnyMoment_LeavesTheTableBeforeOrAfter(string journal)
    {
        // Arrange: once there and back without a kill, which tells how long it takes.
        using var bench = new Workbench(Seed.Replace("{0}", journal, StringComparison.Ordinal));
        Time(bench, "up");
        var (content, objects) = (bench.Read(Content), bench.Read(Objects));
        var milliseconds = Time(bench, "down");
        var random = new Random(Environment.TickCount);
        var states = new Dictionary<string, int>();

        var latest = milliseconds * 1.1;
        for (var kills = 0; kills < (Kills + 1) / 2; )
        {
            // Act: a moment that has passed when the program ends was too late; the next one is earlier.
            var isDown = bench.Read("SELECT count(*) FROM VersionInfo") == "1";
            var after = random.Next((int)latest);
            var isKilled = Kill(bench, isDown ? "down" : "up", after);
            kills += isKilled ? 1 : 0;
            latest *= isKilled ? 1 : 0.9;

            // Assert
            var state = bench.Read(IsNew);
            states[state] = states.GetValueOrDefault(state) + 1;
            Assert.True(state is "11TEXTtext" or "00INTEGERinteger", $"killed after {after} ms: {state}");
            Assert.Equal(content, bench.Read(Content));
            Assert.Equal(objects, bench.Read(Objects));
            Assert.Equal("150000", bench.Read("SELECT n FROM v"));
            Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
        }

        Assert.NotEmpty(states);
    }

    /// <summary>Runs the program to its end.</summary>
    /// <returns>How many milliseconds it took from when it began.</returns>
    private static long Time(Workbench bench, string direction)
    {
        using var victim = Start(bench, direction);
        var watch = Stopwatch.StartNew();
        victim.WaitForExit();
        Assert.Equal(0, victim.ExitCode);
        return watch.ElapsedMilliseconds;
    }

    /// <summary>Starts the program, and kills it some time after it began.</summary>
    /// <returns>False when it had come to its end.</returns>
    private static bool Kill(Workbench bench, string direction, int milliseconds)
    {
        using var victim = Start(bench, direction);
        if (!victim.WaitForExit(milliseconds))
            victim.Kill();
        victim.WaitForExit();
        return victim.ExitCode != 0;
    }

    private static Process Start(Workbench bench, string direction)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Gromozeka.FluentMigrations.Sqlite.Victim.dll");
        var victim = Programs.Call(Programs.DotNet, program, "rebuild", bench.File.Path, direction).Start();
        Assert.Equal("begins", victim.StandardOutput.ReadLine());
        return victim;
    }
}
