using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Support;

/// <summary>Hosts with nothing of the machine: no files, no environment variables.</summary>
internal static class Hosts
{
    private const string Root = "Gromozeka.FluentMigrations.Hosting.Tests.Migrations.";

    public static HostApplicationBuilder New(string? contentRoot = null, params (string Key, string? Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = contentRoot });
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value))
        );
        return builder;
    }

    /// <summary>A host with one database.</summary>
    public static IHost Of(
        DatabaseFile file,
        string migrations = "Shop",
        Action<MigrationsBuilder>? build = null,
        params (string Key, string? Value)[] settings
    )
    {
        var builder = New(null, settings);
        builder.Services.AddMigrations(database =>
        {
            database.UseSqlite(file.ConnectionString).Of(migrations);
            build?.Invoke(database);
        });
        return builder.Build();
    }

    /// <summary>The migrations of one namespace of the tests.</summary>
    public static MigrationsBuilder Of(this MigrationsBuilder database, string migrations) =>
        database.ScanIn(typeof(Hosts).Assembly).InNamespace(Root + migrations);

    public static string Versions(this DatabaseFile file) =>
        File.Exists(file.Path) && file.Tables().Contains("VersionInfo")
            ? string.Join(",", file.Rows("SELECT Version FROM VersionInfo ORDER BY Version"))
            : "none";
}
