using System.Diagnostics;
using System.Globalization;
using Gromozeka.FluentMigrations.Faults.Tests.Support;
using Xunit.Abstractions;

namespace Gromozeka.FluentMigrations.Faults.Tests;

/// <summary>
/// Processes that work in batches are killed at any moment, alone or two at once: each row is worked on once, and the result is that of a
/// run without a kill.
/// </summary>
public sealed class BatchKillTests(ITestOutputHelper output)
{
    private const int Rows = 20_000;

    private const string Seed = """
        PRAGMA journal_mode = {0};
        CREATE TABLE messages (chat TEXT, number INTEGER, text TEXT, worked INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (chat, number)) WITHOUT ROWID;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000)
        INSERT INTO messages (chat, number, text) SELECT 'chat ' || (i * 7919 % 83), i, '  message ' || i FROM n;
        """;

    /// <summary>How many rows do not agree with the recorded key: those up to it are done, those after it are not.</summary>
    private const string Wrong = """
        SELECT count(*) FROM messages m, (SELECT json_extract(done_key, '$[0]') chat, json_extract(done_key, '$[1]') number, direction,
            json_extract(end_key, '$[0]') last_chat, json_extract(end_key, '$[1]') last_number FROM migration_batches) b
        WHERE m.worked <> CASE WHEN direction = 'up' THEN coalesce((m.chat, m.number) <= (b.chat, b.number), 0)
            ELSE (m.chat, m.number) <= (b.last_chat, b.last_number) AND NOT coalesce((m.chat, m.number) <= (b.chat, b.number), 0) END
        """;

    /// <summary>A few, and more until one meets a running batch: the conformance tests kill more of them, on each product.</summary>
    private static readonly int s_kills =
        (int.Parse(Environment.GetEnvironmentVariable("GROMOZEKA_KILLS") ?? "5", CultureInfo.InvariantCulture) + 9) / 10;

    [Theory]
    [InlineData("WAL")]
    [InlineData("DELETE")]
    public async Task KilledAtAnyMoment_WorksOnEachRowOnce(string journal)
    {
        using var folder = new TempFolder();
        var unbroken = Make(folder.File("unbroken.db"), journal);
        var longest = await Time(unbroken) * 1.1;
        var random = new Random(Environment.TickCount);
        var (kills, ends) = (0, 0);
        var file = Make(folder.File("app0.db"), journal);
        var states = new HashSet<string>();

        while (kills < s_kills || ends == 0 || states.Count < 2)
        {
            Assert.True(kills < s_kills + 50, "No kill met a running batch.");
            var killed = kills < s_kills || states.Count < 2 ? await Kill(file, random, (int)longest) : await End(file);
            kills += killed;
            longest *= killed > 0 ? 1 : 0.9;
            states.Add(Check(file));
            if (file.Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'VersionInfo'") == "0")
                continue;
            if (file.Scalar("SELECT count(*) FROM VersionInfo") == "0")
                continue;
            Assert.Equal(unbroken.Rows("SELECT * FROM messages"), file.Rows("SELECT * FROM messages"));
            ends++;
            file = Make(folder.File($"app{ends}.db"), journal);
        }

        output.WriteLine($"{kills} kills, {ends} complete runs, {states.Count} keys that a kill left");
    }

    [Fact]
    public async Task KilledWhileRolledBack_UndoesEachRowOnce()
    {
        using var folder = new TempFolder();
        var file = Make(folder.File("app.db"), "WAL");
        var random = new Random(Environment.TickCount);
        var longest = (int)await Time(Make(folder.File("unbroken.db"), "WAL"));
        var states = new HashSet<string>();
        for (var kills = 0; kills < s_kills; )
        {
            var isApplied =
                file.Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'VersionInfo'") == "1"
                && file.Scalar("SELECT count(*) FROM VersionInfo") == "1";
            using var victim = Victim.Start("batches", file.Path, isApplied || random.Next(3) == 0 ? "down" : "up");
            await Task.Delay(random.Next(longest));
            victim.Kill();
            kills += (await victim.End()).ExitCode == ProgramRun.Killed ? 1 : 0;
            states.Add(Check(file));
        }

        output.WriteLine($"{s_kills} kills, {states.Count} keys that a kill left");
        Assert.Equal(0, (await Victim.Run("batches", file.Path, "up")).ExitCode);
        Assert.Equal("1|1", file.Scalar("SELECT min(worked) || '|' || max(worked) FROM messages"));
    }

    /// <summary>Runs the batches to their end.</summary>
    /// <returns>How many milliseconds they took from the first one.</returns>
    private static async Task<double> Time(DatabaseFile file)
    {
        using var victim = Victim.Start("batches", file.Path, "up");
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, (await victim.End()).ExitCode);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static DatabaseFile Make(string path, string journal)
    {
        var file = new DatabaseFile(path);
        file.Execute(Seed.Replace("{0}", journal, StringComparison.Ordinal));
        return file;
    }

    /// <summary>Starts one or two processes, and kills each of them after some time.</summary>
    /// <returns>How many were killed before their end.</returns>
    private static async Task<int> Kill(DatabaseFile file, Random random, int longest)
    {
        var victims = Enumerable.Range(0, random.Next(1, 3)).Select(_ => Victim.Start("batches", file.Path, "up")).ToList();
        var killed = 0;
        foreach (var victim in victims)
        {
            await Task.Delay(random.Next(longest));
            victim.Kill();
            killed += (await victim.End()).ExitCode == ProgramRun.Killed ? 1 : 0;
        }

        return killed;
    }

    private static async Task<int> End(DatabaseFile file)
    {
        var run = await Victim.Run("batches", file.Path, "up");
        Assert.True(run.ExitCode == 0, run.All);
        return 0;
    }

    /// <summary>Compares the rows with the recorded key.</summary>
    /// <returns>The key.</returns>
    private static string Check(DatabaseFile file)
    {
        Assert.Equal("ok", file.Scalar("PRAGMA integrity_check"));
        Assert.Equal($"{Rows}", file.Scalar("SELECT count(*) FROM messages WHERE worked IN (0, 1)"));
        if (file.Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'migration_batches'") == "0")
            return "";
        Assert.Equal("0", file.Scalar(Wrong));
        return file.Scalar("SELECT done_key FROM migration_batches") ?? "";
    }
}
