// Migrates a database by the classes of one of its namespaces, and prints what came of it: the rows, or the error.
using FluentMigrator.Infrastructure;
using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Trimmed.Migrations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

var (file, part) = (args[0], args[1]);
var options = new MigrationOptions
{
    Numbering = NumberingPolicy.Any,
    Namespace = $"Gromozeka.FluentMigrations.Trimmed.{part}",
    Profile = part == "Migrations" ? "Seed" : null,
};
options.Assemblies.Add(typeof(Library).Assembly);
using var services = new ServiceCollection()
    .AddSingleton<IEmbeddedResourceProvider>(new DefaultEmbeddedResourceProvider(typeof(Library).Assembly))
    .BuildServiceProvider();
var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={file}" });
try
{
    new MigrationManager(database, options, services).Migrate();
}
catch (MigrationException error)
{
    Console.WriteLine(error.Message);
    return error.Code.ExitCode;
}

using var connection = new SqliteConnection($"Data Source={file}");
connection.Open();
using var command = connection.CreateCommand();
command.CommandText = "SELECT name, born FROM author ORDER BY id";
using var reader = command.ExecuteReader();
while (reader.Read())
    Console.WriteLine($"{reader.GetValue(0)}|{reader.GetValue(1)}");
return 0;
