using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>Under FluentMigrator's runner a database that was never migrated is adopted by the same code, with the same options.</summary>
public sealed class AdoptionTests : IDisposable
{
    private readonly RunnerHost _host = new("Library");

    public void Dispose() => _host.Dispose();

    [Fact]
    public void AdoptExistingDatabase_ThatGrew_KeepsItsRowsAndRunsTheRest()
    {
        WithBooks("Title TEXT NOT NULL DEFAULT '', Shelf TEXT");
        With(align: false);

        _host.Run(runner => runner.MigrateUp());

        Assert.Equal("1|a|", _host.File.Scalar("SELECT Id, Title, Shelf FROM Books"));
        Assert.Equal("1", _host.Versions()[0]);
        Assert.True(_host.Versions().Count > 1);
        Assert.Contains(
            "harmless: column Books.Title: expected",
            _host.File.Scalar("SELECT notes FROM migration_log WHERE direction = 'adopt'"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Align_TableDeclaredInAnotherWay_IsRebuiltOnlyWhenAskedFor()
    {
        WithBooks("Title VARCHAR(9) NOT NULL CHECK (Title <> '')");
        With(align: false);
        var before = _host.File.Hash;

        var error = Assert.Throws<MigrationException>(() => _host.Run(runner => runner.MigrateUp()));
        Assert.Equal(ErrorCodes.ShapeDiffers, error.Code);
        Assert.Equal(before, _host.File.Hash);

        With(align: true);
        _host.Run(runner => runner.MigrateUp());
        Assert.Equal("1|a", _host.File.Scalar("SELECT Id, Title FROM Books"));
        Assert.DoesNotContain("CHECK", _host.File.Scalar("SELECT sql FROM sqlite_master WHERE name = 'Books'"), StringComparison.Ordinal);
        Assert.Equal("TEXT", _host.File.Scalar("SELECT type FROM pragma_table_info('Books') WHERE name = 'Title'"));
    }

    private void WithBooks(string columns) =>
        _host.File.Execute(
            $"CREATE TABLE Books (Id INTEGER NOT NULL CONSTRAINT PK PRIMARY KEY AUTOINCREMENT, {columns}); "
                + "INSERT INTO Books (Id, Title) VALUES (1, 'a')"
        );

    private void With(bool align) =>
        _host.Services = services =>
            services.Configure<GromozekaSQLiteOptions>(options =>
            {
                options.AdoptExistingDatabase = true;
                options.KeepLog = true;
                options.Adoption.Align = align;
            });
}
