using Gromozeka.FluentMigrations.Cli.Tests.Projects;
using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Commands;

/// <summary><c>scaffold</c>, and what follows it.</summary>
public sealed class ScaffoldTests : ProjectTest
{
    private const string Sql = """
        CREATE TABLE customers (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE);
        CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE, note TEXT);
        CREATE INDEX ix_orders_customer ON orders (customer);
        CREATE VIEW big AS
          SELECT count(*) AS n FROM orders GROUP BY customer;
        INSERT INTO customers (name) VALUES ('a'); INSERT INTO orders (customer) VALUES (1);
        """;

    private const string File = "Migrations/Migration001InitialSchema.cs";

    [Fact]
    public void Scaffold_ThenAdopt_TheDatabaseHasTheMigration_AndTheNextOneApplies()
    {
        var shop = WriteShop();
        Shell.Database.Execute(Sql);
        var hash = Shell.Database.Hash;

        var call = Shell.Run("scaffold");

        Assert.Equal((0, File + "\n"), (call.ExitCode, call.Output));
        Assert.Equal(
            """
            Version 1 creates 2 tables, 1 index, 1 view.
            In SQL, because FluentMigrator's methods cannot say it: table customers.
            The database has it already. Check the file, then: dotnet fm adopt --dry-run, dotnet fm adopt

            """,
            call.Error
        );
        Assert.Equal(hash, Shell.Database.Hash);
        Assert.Contains("adopted", Ok("adopt", "--dry-run"), StringComparison.Ordinal);
        Assert.Equal(hash, Shell.Database.Hash);
        Ok("adopt");
        Assert.Contains("1 applied, 0 pending.", Ok("status"), StringComparison.Ordinal);
        Assert.Contains("The schema is what the migrations make.", Ok("drift", "--exit-code"), StringComparison.Ordinal);
        shop.WithMigration(2);
        Assert.Contains("1 applied, 0 pending.", Ok("migrate"), StringComparison.Ordinal);
        Assert.Contains("The schema is what the migrations make.", Ok("drift", "--exit-code"), StringComparison.Ordinal);
        Assert.Equal("1", Shell.Database.Scalar("SELECT count(*) FROM orders"));
    }

    [Fact]
    public void Scaffold_ThenStamp_DoesTheSame()
    {
        WriteShop();
        Shell.Database.Execute("CREATE VIEW v AS SELECT 1 AS one");

        Assert.Contains("dotnet fm stamp 1\n", Shell.Run("scaffold", "views", "--folder", "Views").Error, StringComparison.Ordinal);

        Ok("stamp", "1");
        Assert.Contains("1 applied, 0 pending.", Ok("status"), StringComparison.Ordinal);
        Assert.Contains("The schema is what the migrations make.", Ok("drift", "--exit-code"), StringComparison.Ordinal);
        Assert.True(System.IO.File.Exists(Shell.File("Views/Migration001Views.cs")));
    }

    [Fact]
    public void Scaffold_AProjectWithAMigration_OrWithTheFile_IsRefused()
    {
        var shop = WriteShop();
        Shell.Database.Execute(Sql);
        Directory.CreateDirectory(Shell.File("Migrations"));
        shop.With(File, "// Mine.");
        Assert.Contains("already exists", Fails(ErrorCodes.CommandLine, "scaffold"), StringComparison.Ordinal);
        Assert.Equal("// Mine.", System.IO.File.ReadAllText(Shell.File(File)));

        shop.WithMigration(7);
        Assert.Contains("1 migration was found, the latest in M7.cs", Fails(ErrorCodes.CommandLine, "scaffold"), StringComparison.Ordinal);
    }

    [Fact]
    public void Scaffold_WithoutDatabase_IsRefused_AndWritesNothing()
    {
        WriteShop();

        Fails(ErrorCodes.NothingToScaffold, "scaffold");

        Assert.False(Directory.Exists(Shell.File("Migrations")));
        Assert.False(System.IO.File.Exists(Shell.Database.Path));
    }

    private ForeignProject WriteShop() =>
        ForeignProject.Write(
            Shell.Folder,
            properties: "<Nullable>enable</Nullable><TreatWarningsAsErrors>true</TreatWarningsAsErrors>"
                + "<GenerateDocumentationFile>true</GenerateDocumentationFile><NoWarn>CS1591</NoWarn>"
        );
}
