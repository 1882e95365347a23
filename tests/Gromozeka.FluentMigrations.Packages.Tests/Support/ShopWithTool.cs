namespace Gromozeka.FluentMigrations.Packages.Tests.Support;

/// <summary>A console program with a migration and without the commands, and next to it the installed tool.</summary>
public sealed class ShopWithTool : IDisposable
{
    public ShopWithTool(PackedFeed feed)
    {
        User = new UserFolder(feed);
        User.Bash(
                """
                dotnet new console -o Shop
                cd Shop
                dotnet add package Gromozeka.FluentMigrations.Sqlite --prerelease
                cd ..
                dotnet tool install Gromozeka.FluentMigrations.Cli --prerelease --tool-path tools
                """
            )
            .AssertOk();
        var project = User.File("Shop/Shop.csproj");
        File.WriteAllText(
            project,
            File.ReadAllText(project)
                .Replace(
                    "</Project>",
                    """
                      <PropertyGroup Condition="'$(Configuration)' == 'Invariant'">
                        <InvariantGlobalization>true</InvariantGlobalization>
                      </PropertyGroup>
                      <ItemGroup>
                        <Content Include="**/*.sql;**/*.json" Exclude="bin/**;obj/**;build/**" CopyToOutputDirectory="PreserveNewest" />
                        <RuntimeHostConfigurationOption Include="Shop.Region" Value="eu" />
                        <RuntimeHostConfigurationOption Include="Shop.IsTest" Value="false" />
                      </ItemGroup>
                    </Project>
                    """,
                    StringComparison.Ordinal
                )
        );
        Directory.CreateDirectory(User.File("Shop/scripts"));
        File.WriteAllText(User.File("Shop/scripts/prices.sql"), "SELECT 1");
        File.WriteAllText(
            User.File("Shop/Prices.cs"),
            """
            using System.Globalization;
            using FluentMigrator;

            namespace Shop;

            [Migration(1, "Prices")]
            public sealed class Prices : Migration
            {
                public override void Up()
                {
                    Create.Table("prices").WithColumn("price").AsString();
                    Insert.IntoTable("prices").Row(new { price = 1.5m.ToString(new CultureInfo("de-DE")) });
                }

                public override void Down() => Delete.Table("prices");
            }
            """
        );
    }

    internal UserFolder User { get; }

    public void Dispose() => User.Dispose();
}
