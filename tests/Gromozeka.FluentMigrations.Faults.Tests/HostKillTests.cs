using System.Globalization;
using Gromozeka.FluentMigrations.Faults.Tests.Support;
using Gromozeka.FluentMigrations.Sqlite.Victim;
using Xunit.Abstractions;

namespace Gromozeka.FluentMigrations.Faults.Tests;

/// <summary>
/// A host of FluentMigrator's runner, with the one line changed, alters a table that foreign keys refer to and is killed at a write: the
/// children keep their rows, and any start goes on.
/// </summary>
public sealed class HostKillTests(ITestOutputHelper output) : IDisposable
{
    private const string Seed = """
        PRAGMA journal_mode = {0};
        CREATE TABLE x (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
        CREATE TABLE y (id INTEGER PRIMARY KEY, x_id INTEGER NOT NULL REFERENCES x (id) ON DELETE CASCADE);
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000) INSERT INTO x SELECT i, 'row ' || i, i % 77 FROM n;
        INSERT INTO y SELECT id, id FROM x;
        """;

    private const string Content =
        "SELECT (SELECT count(*) || ' ' || sum(id) || ' ' || sum(b) || ' ' || sum(length(a)) FROM x), "
        + "(SELECT count(*) || ' ' || sum(x_id) FROM y)";
    private const string Type = "SELECT type FROM pragma_table_info('x') WHERE name = 'b'";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task MigrateUp_KilledInTheRebuild_AnyStartGoesOn(string journal)
    {
        var original = New("original");
        original.Execute(Seed.Replace("{0}", journal, StringComparison.Ordinal));
        var content = original.Scalar(Content);
        var clean = Copy(original, "clean");
        var writes = int.Parse(
            (await Victim.Run("host", clean.Path, $"{int.MaxValue}")).Output.Split(' ')[^1],
            CultureInfo.InvariantCulture
        );
        AssertDone(clean, content);
        Assert.True(File.Exists(clean.Path + ".lock"));
        var killed = 0;

        for (var point = 1; point <= writes; point += Size.Every(3))
        {
            var file = Copy(original, $"at{point}");
            // What comes last may be written before or after the process ends.
            if ((await Victim.Run("host", file.Path, $"{point}")).ExitCode == ProgramRun.Killed)
                killed++;
            Assert.Contains(file.Scalar(Type), (string[])["INTEGER", "TEXT"]);
            Assert.Equal(content, file.Scalar(Content));

            HostCommand.Migrate(file.Path);

            AssertDone(file, content);
        }

        output.WriteLine($"{killed} kills in {writes} writes: {Size.Text}");
        Assert.True(killed > 0);
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task MigrateUp_SixteenProcessesAtOnce_ApplyItOnce(string journal)
    {
        var file = New("shared");
        file.Execute(Seed.Replace("{0}", journal, StringComparison.Ordinal));
        var content = file.Scalar(Content);

        var ends = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Victim.Run("host", file.Path)));

        Assert.All(ends, end => Assert.Equal(0, end.ExitCode));
        AssertDone(file, content);
        Assert.Single(Directory.GetFiles(Path.Combine(Path.GetDirectoryName(file.Path)!, "backups"), "*.db"));
    }

    private static void AssertDone(DatabaseFile file, string? content)
    {
        Assert.Equal("TEXT", file.Scalar(Type));
        Assert.Equal(content, file.Scalar(Content));
        Assert.Equal(["1"], file.Rows("SELECT Version FROM VersionInfo"));
        Assert.Equal("ok", file.Scalar("PRAGMA integrity_check"));
        Assert.Empty(file.Rows("PRAGMA foreign_key_check"));
        // A run that was killed leaves its backup, and the run that finishes makes its own.
        var backups = Directory.GetFiles(Path.Combine(Path.GetDirectoryName(file.Path)!, "backups"), "*.db");
        Assert.NotEmpty(backups);
        Assert.All(backups.Select(backup => new DatabaseFile(backup)), backup =>
            Assert.Equal((content, "INTEGER"), (backup.Scalar(Content), backup.Scalar(Type)))
        );
    }

    private DatabaseFile New(string name) => new(Path.Combine(Directory.CreateDirectory(_folder.File(name)).FullName, "app.db"));

    private DatabaseFile Copy(DatabaseFile original, string name)
    {
        var copy = New(name);
        File.Copy(original.Path, copy.Path);
        return copy;
    }
}
