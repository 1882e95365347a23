using System.Text;
using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Safety;

/// <summary>Files that are no database, or no longer one: refused with every byte in place.</summary>
public sealed class BadFileTests : IDisposable
{
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void EveryOperation_FileOfAnotherKind_IsRefused()
    {
        File.WriteAllText(_bed.File.Path, string.Concat(Enumerable.Repeat("this is a letter, not a database\n", 100)), Encoding.UTF8);

        RefuseAll(ErrorCodes.NotADatabase);
    }

    [Fact]
    public void EveryOperation_HeaderOverwritten_IsRefused()
    {
        _bed.Manager().Migrate(2);
        Overwrite(0, 16);

        RefuseAll(ErrorCodes.NotADatabase);
    }

    [Fact]
    public void EveryOperation_SchemaPageOverwritten_IsRefused()
    {
        _bed.Manager().Migrate(2);
        Overwrite(100, 2000);

        RefuseAll(ErrorCodes.Corrupt);
    }

    [Fact]
    public void Migrate_DataPageOverwritten_IsRefusedBeforeTheFirstWrite()
    {
        FillAndMigrate();
        Overwrite(4096 * 20, 4096);

        Refusal.OfUnchanged(_bed, ErrorCodes.Corrupt, () => _bed.Manager().Migrate());
    }

    [Fact]
    public void Migrate_Truncated_IsRefusedBeforeTheFirstWrite()
    {
        FillAndMigrate();
        using (var file = File.OpenWrite(_bed.File.Path))
            file.SetLength(file.Length / 2);

        Refusal.OfUnchanged(_bed, ErrorCodes.Corrupt, () => _bed.Manager().Migrate());
    }

    [Fact]
    public void Rollback_DataPageOverwritten_IsRefusedBeforeTheFirstWrite()
    {
        FillAndMigrate();
        Overwrite(4096 * 20, 4096);

        Refusal.OfUnchanged(_bed, ErrorCodes.Corrupt, () => _bed.Manager().Rollback());
    }

    [Fact]
    public void Validate_DataPageOverwritten_FindsIt()
    {
        FillAndMigrate();
        Overwrite(4096 * 20, 4096);

        Assert.Contains(ErrorCodes.Corrupt, _bed.Manager().Validate().Select(finding => finding.Code));
    }

    [Fact]
    public void Migrate_FolderInPlaceOfTheFile_IsRefused()
    {
        Directory.CreateDirectory(_bed.File.Path);

        Refusal.Of(ErrorCodes.CannotOpen, () => _bed.Manager().Migrate());
    }

    [Fact]
    public void Migrate_FolderIsMissing_IsRefused()
    {
        var database = new SqliteDatabase(
            new SqliteDatabaseOptions { ConnectionString = $"Data Source={_bed.PathOf("no/such/folder/app.db")}" }
        );
        var options = new MigrationOptions { Namespace = "Gromozeka.FluentMigrations.Tests.Fixtures.Plain" };
        options.Assemblies.Add(typeof(Bed).Assembly);

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.CannotOpen, () => new MigrationManager(database, options).Migrate());

        Assert.Contains("no/such/folder", error.What, StringComparison.Ordinal);
    }

    private void RefuseAll(ErrorCode code)
    {
        var manager = _bed.Manager();
        Refusal.OfUnchanged(_bed, code, () => manager.GetCurrentVersion());
        Refusal.OfUnchanged(_bed, code, () => manager.GetStatus());
        Refusal.OfUnchanged(_bed, code, () => manager.Migrate());
        Refusal.OfUnchanged(_bed, code, () => manager.Rollback());
        Refusal.OfUnchanged(_bed, code, () => manager.RollbackTo(0));
    }

    private void FillAndMigrate()
    {
        _bed.Manager().Migrate(2);
        _bed.File.Execute(
            "CREATE TABLE bulk (id INTEGER PRIMARY KEY, text TEXT); "
                + "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO bulk SELECT i, "
                + "printf('%0100d', i) FROM n"
        );
    }

    private void Overwrite(int offset, int length)
    {
        var bytes = File.ReadAllBytes(_bed.File.Path);
        Array.Fill(bytes, (byte)0xA5, offset, length);
        File.WriteAllBytes(_bed.File.Path, bytes);
    }
}
