using Gromozeka.FluentMigrations.Cli.Bundles;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Cli.Tests.Bundles;

/// <summary>An output is replaced as a whole, or stays as it was.</summary>
public sealed class BundleOutputTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Published => Folder("published", ("shop", "new"), ("library.dll", "new"), ("sub/data", "new"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AFile_IsReplaced()
    {
        File.WriteAllText(_folder.File("migrate"), "old");

        Take("migrate");

        Assert.Equal(["migrate=new"], Files(_folder.Path));
    }

    [Theory]
    [InlineData("out/migrate", "migrate=new")]
    [InlineData("out/", "library.dll=new", "shop=new", "sub/data=new")]
    public void AnOutputThatDoesNotExist_IsCreated(string name, params string[] files)
    {
        Take(name);

        Assert.Equal(files, Files(_folder.File("out")));
    }

    [Fact]
    public void AFolder_IsReplaced_AndKeepsOtherFiles()
    {
        Folder("out", ("shop", "old"), ("library.dll", "old"), ("sub/mine", "mine"));

        Take("out");

        Assert.Equal(["library.dll=new", "shop=new", "sub/data=new", "sub/mine=mine"], Files(_folder.File("out")));
    }

    /// <summary>The last move fails: where the file would go, there is a folder by now.</summary>
    [Fact]
    public void AFileThatCannotBeReplaced_LeavesNothing()
    {
        var output = Output("migrate");
        Folder("migrate", ("mine", "mine"));

        AssertFails(output);

        Assert.Equal(["migrate/mine=mine"], Files(_folder.Path));
    }

    /// <summary>A file of the bundle cannot go where a folder is, at any place in the order of the files.</summary>
    [Theory]
    [InlineData("library.dll")]
    [InlineData("shop")]
    [InlineData("sub/data")]
    public void AFolderThatCannotBeReplaced_IsAsItWas(string obstacle)
    {
        Folder("out", ("shop", "old"), ("library.dll", "old"), ("sub/data", "old"), ("other", "mine"));
        File.Delete(_folder.File($"out/{obstacle}"));
        Folder($"out/{obstacle}", ("inside", "mine"));
        var before = Files(_folder.File("out"));

        AssertFails(Output("out"));

        Assert.Equal(before, Files(_folder.File("out")));
    }

    /// <summary>A program may publish a file that has the name of a database on the server.</summary>
    [Theory]
    [InlineData("sub/data", "SQLite format 3\0rows")]
    [InlineData("library.dll", "SQLite format 3\0rows")]
    public void AFolderWithADatabase_IsAsItWas(string name, string database)
    {
        Folder("out", ("shop", "old"), (name, database));
        var before = Files(_folder.File("out"));
        var published = Published;

        var error = Assert.Throws<MigrationException>(() => Output("out").Take(published, "shop", DatabaseFiles.ReasonOf));

        Assert.Equal(ErrorCodes.CommandLine, error.Code);
        Assert.Contains($"{name} cannot be replaced: it is an SQLite database", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Files(_folder.File("out")));
    }

    /// <summary>The executable of a bundle that a crash left half-written cannot be started, because it is not there.</summary>
    [Fact]
    public void TheExecutable_GoesFirstAndComesLast()
    {
        Folder("out", ("shop", "old"), ("library.dll", "old"));
        var seen = new List<string>();
        using var watch = new FileSystemWatcher(_folder.File("out")) { EnableRaisingEvents = true };
        using var last = new ManualResetEventSlim();
        watch.Created += (_, change) => Note("+", change);
        watch.Deleted += (_, change) => Note("-", change);
        watch.Renamed += (_, change) => Note("+", change);

        Take("out");

        Assert.True(last.Wait(Eventually.Limit));
        Assert.Equal("- shop", seen.First(move => !move.Contains("partial", StringComparison.Ordinal)));
        Assert.Equal("+ shop", seen.Last(move => !move.Contains("partial", StringComparison.Ordinal)));

        void Note(string sign, FileSystemEventArgs change)
        {
            lock (seen)
                seen.Add($"{sign} {change.Name}");
            if (sign == "+" && change.Name == "shop")
                last.Set();
        }
    }

    private void Take(string name)
    {
        var published = Published;
        Assert.Null(Output(name).Take(published, "shop", DatabaseFiles.ReasonOf));
        Directory.Delete(published, recursive: true);
    }

    private void AssertFails(BundleOutput output)
    {
        var published = Published;
        var error = Assert.Throws<MigrationException>(() => output.Take(published, "shop", DatabaseFiles.ReasonOf));
        Assert.Equal(ErrorCodes.OutputLost, error.Code);
        Assert.Contains("is there again", error.Message, StringComparison.Ordinal);
        Directory.Delete(published, recursive: true);
    }

    private BundleOutput Output(string name) => BundleOutput.Of(_folder.File(name), isForced: true);

    private string Folder(string name, params (string Name, string Text)[] files)
    {
        foreach (var (file, text) in files)
        {
            var path = Path.Combine(_folder.File(name), file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        return _folder.File(name);
    }

    private static List<string> Files(string folder) =>
        [
            .. Directory
                .EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
                .Where(path => File.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any())
                .Select(path => Path.GetRelativePath(folder, path) + (File.Exists(path) ? "=" + File.ReadAllText(path) : "/"))
                .Order(StringComparer.Ordinal),
        ];
}
