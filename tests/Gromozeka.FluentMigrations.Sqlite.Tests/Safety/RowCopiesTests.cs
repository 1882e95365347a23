using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>Copies for dry runs: nobody else can read them, they go, and nothing else goes with them.</summary>
public sealed class RowCopiesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DatabaseFile _file;

    public RowCopiesTests()
    {
        _file = new DatabaseFile(_folder.File("app.db"));
        _file.Execute("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead)]
    public void Open_HasTheModeOfTheDatabase_AndDisposeLeavesNothing(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(_file.Path, mode);
        var before = (Names(), _file.Hash);
        using (var copy = Copies().Open(CancellationToken.None))
        {
            copy.Session!.Begin();
            copy.Session.Execute(new SqlCommand("DELETE FROM t"));
            var made = Names().Except(before.Item1).Where(name => !name.EndsWith(".lock", StringComparison.Ordinal)).ToList();

            Assert.NotEmpty(made);
            foreach (var name in made)
                Assert.Equal(mode, File.GetUnixFileMode(_folder.File(name)));
        }

        Assert.Equal(before.Item1, Names());
        Assert.Equal(before.Hash, _file.Hash);
    }

    [Fact]
    public void Open_OfAttachedDatabases_CopiesThemToo()
    {
        var other = new DatabaseFile(_folder.File("other.db"));
        other.Execute("CREATE TABLE o (a); INSERT INTO o VALUES (1)");
        var database = Database(new() { ["old"] = other.Path });
        var before = Names();
        using (var copy = database.RowCopies!.Open(CancellationToken.None))
            copy.Session!.Execute(new SqlCommand("DELETE FROM old.o"));

        Assert.Equal("1", other.Scalar("SELECT count(*) FROM o"));
        Assert.Equal(before, Names());
    }

    [Fact]
    public void DeleteLeft_DeletesWhatADeadProcessLeft_AndNothingElse()
    {
        var id = new string('a', 32);
        string[] left =
        [
            $"app.db.dry-run-{id}",
            $"app.db.dry-run-{id}-wal",
            $"app.db.dry-run-{id}-journal",
            $"app.db.dry-run-{id}.0",
            $"app.db.dry-run-{id}.lock",
        ];
        string[] others =
        [
            // Without a lock file, of another database, with a name that is not quite it.
            $"app.db.dry-run-{new string('b', 32)}",
            $"other.db.dry-run-{id}.lock",
            $"other.db.dry-run-{id}",
            "app.db.dry-run-notes.lock",
            "app.db.dry-run-notes",
            $"app.db.dry-run-{id}x.lock".Replace("ax.", "z.", StringComparison.Ordinal),
            "app.db-old",
        ];
        foreach (var name in left.Concat(others))
            File.WriteAllText(_folder.File(name), "");

        Copies().DeleteLeft();

        Assert.Equal(others.Append("app.db").Order(StringComparer.Ordinal), Names());
    }

    [Fact]
    public void DeleteLeft_LeavesACopyInUse()
    {
        using var copy = Copies().Open(CancellationToken.None);
        var names = Names();

        Copies().DeleteLeft();

        Assert.Equal(names, Names());
        Assert.Equal(3, names.Count);
    }

    [Fact]
    public void Open_WithoutSpace_SaysWhyThereIsNone()
    {
        using var copy = new SqliteDatabase(
            new SqliteDatabaseOptions { ConnectionString = _file.ConnectionString, FreeBytes = _ => 1000 }
        ).RowCopies!.Open(CancellationToken.None);

        Assert.Null(copy.Session);
        Assert.Matches(@"^a copy needs \d[\d.]* KB in .*, but only 1000 B is free$", copy.Obstacle);
        Assert.Equal(["app.db"], Names());
    }

    [Fact]
    public void Open_Cancelled_LeavesNothing()
    {
        Assert.Throws<OperationCanceledException>(() => Copies().Open(new CancellationToken(canceled: true)));
        Assert.Equal(["app.db"], Names());
    }

    [Fact]
    public void RowCopies_OfADatabaseInMemory_AreNone() =>
        Assert.Null(SqliteDatabase.OfOneSession(new SqliteDatabaseOptions { ConnectionString = "Data Source=:memory:" }).RowCopies);

    private List<string> Names() =>
        [.. Directory.GetFiles(_folder.Path).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    private IRowCopies Copies() => Database([]).RowCopies!;

    private SqliteDatabase Database(Dictionary<string, string> attached) =>
        new(new SqliteDatabaseOptions { ConnectionString = $"Data Source={_file.Path}", AttachedDatabases = attached });
}
