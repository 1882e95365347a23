using System.Globalization;
using Gromozeka.FluentMigrations.Faults.Tests.Support;
using Xunit.Abstractions;

namespace Gromozeka.FluentMigrations.Faults.Tests;

/// <summary>A rebuild is killed at some write, and the two starts after it are killed while they undo what it left.</summary>
public sealed class RebuildRecoveryTests(ITestOutputHelper output) : IDisposable
{
    private const string Seed = """
        PRAGMA journal_mode = {0};
        CREATE TABLE x (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
        CREATE INDEX i ON x (a);
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 150000) INSERT INTO x SELECT i, 'row ' || i, i % 77 FROM n;
        """;

    private const string Content = "SELECT count(*), sum(id), sum(b), sum(length(a)) FROM x";
    private const string State =
        "SELECT type || \"notnull\" || (SELECT group_concat(DISTINCT typeof(b)) FROM x) FROM pragma_table_info('x') WHERE name = 'b'";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task Migrate_KilledAndItsRecoveryKilledTwice_GoesOn(string journal)
    {
        var original = new DatabaseFile(_folder.File("original.db"));
        original.Execute(Seed.Replace("{0}", journal, StringComparison.Ordinal));
        var content = original.Scalar(Content);
        var clean = Copy(original, "clean.db");
        var writes = int.Parse(
            (await Victim.Run("rebuild", clean.Path, "up", $"{int.MaxValue}")).Output.Split(' ')[^1],
            CultureInfo.InvariantCulture
        );
        var schema = Schema(clean);
        var random = new Random();
        var states = new List<string>();

        for (var round = 0; round < (Size.Rounds + 1) / 2; round++)
        {
            // The first may be killed so late that there is nothing left to undo: then there is no second to kill.
            var (file, points, attempt) = (original, Array.Empty<int>(), 0);
            for (var isKilled = false; !isKilled; isKilled = await KillEach(file, points))
            {
                Assert.InRange(++attempt, 1, 50);
                file = Copy(original, $"round{round}-{attempt}.db");
                points = [random.Next(1, writes), random.Next(1, 200), random.Next(1, 20)];
            }

            states.Add($"{string.Join(", ", points)} of {writes}: {file.Scalar(State)}");
            Assert.Contains(file.Scalar(State), (string[])["INTEGER0integer", "TEXT1text"]);
            Assert.Equal(content, file.Scalar(Content));

            Assert.Equal(0, (await Victim.Run("rebuild", file.Path, "up")).ExitCode);

            Assert.Equal("TEXT1text", file.Scalar(State));
            Assert.Equal(content, file.Scalar(Content));
            Assert.Equal(schema, Schema(file));
            Assert.Equal("1", file.Scalar("SELECT count(*) FROM VersionInfo"));
            Assert.Equal("ok", file.Scalar("PRAGMA integrity_check"));
            Assert.Equal([file.Path], file.Files.Where(other => other.StartsWith(file.Path, StringComparison.Ordinal)));
        }

        output.WriteLine($"{Size.Text}\n{string.Join("\n", states)}");
    }

    /// <summary>Starts one after the other, and kills each at its point.</summary>
    /// <returns>False when one of them came to its end before.</returns>
    private static async Task<bool> KillEach(DatabaseFile file, int[] points)
    {
        foreach (var point in points)
        {
            var run = await Victim.Run("rebuild", file.Path, "up", $"{point}");
            if (run.ExitCode != ProgramRun.Killed)
            {
                Assert.True(run.ExitCode == 0, run.All);
                return false;
            }
        }

        return true;
    }

    private static IReadOnlyList<string> Schema(DatabaseFile file) => file.Rows("SELECT name, sql FROM sqlite_master ORDER BY name");

    private DatabaseFile Copy(DatabaseFile original, string name)
    {
        File.Copy(original.Path, _folder.File(name));
        return new DatabaseFile(_folder.File(name));
    }
}
