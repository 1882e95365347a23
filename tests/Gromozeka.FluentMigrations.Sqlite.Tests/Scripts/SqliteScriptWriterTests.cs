using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.VersionTableInfo;
using Gromozeka.FluentMigrations.Scripts;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Sqlite.Scripts;

public class SqliteScriptWriterTests
{
    [Theory]
    [InlineData("Data Source=a.db", false, "OFF")]
    [InlineData("Data Source=a.db", true, "ON")]
    [InlineData("Data Source=a.db;Foreign Keys=True", false, "ON")]
    [InlineData("Data Source=a.db;Foreign Keys=False", false, "OFF")]
    public void Write_ADatabase_EnforcesForeignKeysAsARunDoes(string connection, bool option, string expected)
    {
        using var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = connection, ForeignKeys = option });

        Assert.Contains($"\nPRAGMA foreign_keys = {expected};", Write(database), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OFF", false, "OFF")]
    [InlineData("ON", false, "ON")]
    [InlineData("OFF", true, "ON")]
    public void Write_AnOpenConnection_EnforcesForeignKeysAsARunDoes(string pragma, bool option, string expected)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA foreign_keys = {pragma}";
        command.ExecuteNonQuery();
        using var database = new SqliteDatabase(connection, options => options with { ForeignKeys = option });

        Assert.Contains($"\nPRAGMA foreign_keys = {expected};", Write(database), StringComparison.Ordinal);
    }

    private static string Write(SqliteDatabase database) =>
        database
            .Find<IScriptWriter>()!
            .Write(
                new MigrationScript(
                    "A script",
                    [],
                    new DefaultVersionTableMetaData(new DefaultConventionSet(null, null), Options.Create(new RunnerOptions())),
                    [],
                    IsIdempotent: false
                )
            )
            .ReplaceLineEndings("\n");
}
