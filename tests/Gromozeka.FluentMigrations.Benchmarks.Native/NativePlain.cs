using Gromozeka.FluentMigrations.Benchmarks.Workers;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Benchmarks.Native;

/// <summary>A program that opens the file and reads one row.</summary>
internal sealed class NativePlain : ISide
{
    public double? Run(Work work, string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Foreign Keys=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT max(version) FROM migrations";
        command.ExecuteScalar();
        return null;
    }
}
