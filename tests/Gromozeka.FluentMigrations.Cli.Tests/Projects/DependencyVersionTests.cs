using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Projects;

/// <summary>Programs that use other versions of what the tool uses, too.</summary>
public sealed class DependencyVersionTests : ProjectTest
{
    [LongTheory]
    [InlineData("11.0.0", "11.0.0.0", "11.0.0")]
    [InlineData("8.0.0", "10.0.0.0", "8.0.30")]
    public void OtherVersions_AreUsedTogether(string extensions, string expected, string driver)
    {
        ForeignProject
            .Write(
                Shell.Folder,
                properties: "<OutputType>Exe</OutputType><NuGetAudit>false</NuGetAudit>",
                items: ForeignProject.FluentMigrator
                    + $"""
                    <PackageReference Include="Microsoft.Extensions.Hosting" Version="{extensions}" /><PackageReference Include="Microsoft.Data.Sqlite" Version="{driver}" />
                    <PackageReference Include="Spectre.Console" Version="0.49.1" /><PackageReference Include="System.CommandLine" Version="2.0.0" />
                    """
            )
            .With("Program.cs", ForeignProject.Console)
            .WithMigration(
                1,
                members: "private readonly Microsoft.Extensions.Logging.ILogger<M1> _log; "
                    + "public M1(Microsoft.Extensions.Logging.ILogger<M1> log) => _log = log;",
                up: """
                Insert.IntoTable("orders1").Row(new { id = 7 });
                Execute.WithConnection((connection, transaction) =>
                {
                    var types = new[] { typeof(Microsoft.Extensions.Logging.ILogger), typeof(System.CommandLine.Command) };
                    Microsoft.Extensions.Logging.LoggerExtensions.LogWarning(_log, string.Join(" ", types.Select(type => type.Assembly.GetName().Version)));
                    Microsoft.Extensions.Logging.LoggerExtensions.LogWarning(_log, new Spectre.Console.Markup("[bold]x[/]").Length.ToString());
                    if (connection is not Microsoft.Data.Sqlite.SqliteConnection)
                        throw new InvalidOperationException("another driver");
                });
                """
            );

        var call = Shell.Run("migrate");

        Assert.EndsWith($"warning: {expected} 2.0.0.0\nwarning: 1\n", call.Error, StringComparison.Ordinal);
        Assert.Contains("1 applied, 0 pending.", call.Output, StringComparison.Ordinal);
        Assert.Equal("7", Shell.Database.Scalar("SELECT id FROM orders1"));
    }
}
