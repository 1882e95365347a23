using Gromozeka.FluentMigrations.Hosting;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Gromozeka.FluentMigrations.Commands.Support;

/// <summary>A program with the commands, one database, and the migrations of one namespace.</summary>
/// <param name="migrations">A class of the namespace.</param>
internal sealed class TestProgram(Type migrations) : IDisposable
{
    private readonly TempFolder _folder = new();

    public DatabaseFile File => new(_folder.File("shop.db"));

    public string Folder => _folder.Path;

    /// <summary>The settings of the program.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>What the program sets.</summary>
    public Action<MigrationOptions> Configure { get; set; } = _ => { };

    public Task<(int Code, string Output, string Error)> Run(params string[] command) =>
        CapturedConsole.Of(() =>
        {
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
            builder.Configuration.AddInMemoryCollection(Settings);
            builder.Services.AddMigrations(database =>
                database
                    .UseSqlite(File.ConnectionString)
                    .ScanIn(migrations.Assembly)
                    .InNamespace(migrations.Namespace!)
                    .Configure(options =>
                    {
                        options.IncludesNestedNamespaces = false;
                        Configure(options);
                    })
            );
            return builder.Build().RunWithMigrationCommandsAsync(command);
        });

    public void Dispose() => _folder.Dispose();
}
