using Gromozeka.FluentMigrations.Packages.Tests.Support;

namespace Gromozeka.FluentMigrations.Packages.Tests;

/// <summary>A project that keeps its schema for review: its build fails if the file is out of date.</summary>
[Collection(PackedFeedDefinition.Name)]
public sealed class SchemaFileTests(PackedFeed feed) : IDisposable
{
    private readonly ShopWithTool _shop = new(feed);

    public void Dispose() => _shop.Dispose();

    [LongFact]
    public void Build_WithAnOutdatedSchemaFile_FailsAndNamesTheCommandThatWritesIt()
    {
        var user = _shop.User;
        var withoutTool = user.Bash("cd Shop; dotnet build -v q -p:MigrationSchemaFile=schema.sql");
        Assert.Equal(1, withoutTool.ExitCode);
        Assert.Contains("dotnet tool install Gromozeka.FluentMigrations.Cli", withoutTool.Output, StringComparison.Ordinal);
        user.Bash(
                """
                cd Shop
                dotnet new tool-manifest
                dotnet tool install Gromozeka.FluentMigrations.Cli --prerelease
                sed -i 's|</Project>|<PropertyGroup><MigrationSchemaFile>docs/schema.sql</MigrationSchemaFile></PropertyGroup></Project>|' Shop.csproj
                mkdir docs
                """
            )
            .AssertOk();
        var migration = user.File("Shop/Prices.cs");
        // Its row needs a culture, which the tool does not have.
        File.WriteAllLines(migration, File.ReadAllLines(migration).Where(line => !line.Contains("Insert", StringComparison.Ordinal)));
        const string Build = "cd Shop; dotnet build -v q";

        var missing = user.Bash(Build);
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("error GM710: docs/schema.sql does not exist.", missing.Output, StringComparison.Ordinal);
        Assert.Contains("write it with dotnet fm schema --output docs/schema.sql", missing.Output, StringComparison.Ordinal);

        user.Bash("cd Shop; dotnet fm schema --output docs/schema.sql; dotnet build -v q").AssertOk();
        Assert.Contains("CREATE TABLE \"prices\"", File.ReadAllText(user.File("Shop/docs/schema.sql")), StringComparison.Ordinal);
        Assert.False(File.Exists(user.File("Shop/shop.db")));

        // A column more: the file is out of date, which stops the build, but not the tool.
        File.WriteAllText(
            migration,
            File.ReadAllText(migration)
                .Replace(".WithColumn(\"price\")", ".WithColumn(\"sku\").AsString().WithColumn(\"price\")", StringComparison.Ordinal)
        );
        var stale = user.Bash(Build);
        Assert.Equal(1, stale.ExitCode);
        Assert.Contains("error GM710: docs/schema.sql differs from the schema in line 4", stale.Output, StringComparison.Ordinal);
        Assert.Equal(1, user.Bash(Build).ExitCode);
        user.Bash("cd Shop; dotnet fm schema --output docs/schema.sql; dotnet build -v q").AssertOk();
    }
}
