using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>
/// The other libraries, with the same tables and indexes: a program of their own, because their packages are large. EF Core's migrations
/// are compiled there; FluentMigrator has those of the engine; DbUp has their SQL.
/// </summary>
internal sealed class Others(string program, string folder, Preparation preparation)
{
    public const string EntityFramework = "EF Core";
    public const string FluentMigrator = "FluentMigrator";
    public const string DbUp = "DbUp";

    /// <summary>More take too long with EF Core.</summary>
    private const int Most = 1_000;

    /// <summary>Databases that have had all of so many migrations; none when there are too many to wait for.</summary>
    public IReadOnlyList<Side> Idle(int count) => count > Most ? [] : [.. Names.Select(name => Side(name, count, Database(name, count)))];

    /// <summary>Databases that have had the first migration.</summary>
    public IReadOnlyList<Side> Apply(int count) => [.. Names.Select(name => Side(name, count + 1, Database(name, 1)))];

    /// <summary>Databases that have had them all; DbUp undoes nothing.</summary>
    public IReadOnlyList<Side> Rollback(int count) =>
        [.. Names.Where(name => name != DbUp).Select(name => Side(name, count + 1, Database(name, count + 1)))];

    private static IReadOnlyList<string> Names { get; } = [EntityFramework, FluentMigrator, DbUp];

    private Side Side(string name, int count, string file) => new(name, ["dotnet", program, name], Input(name, count), file);

    private string Input(string name, int count)
    {
        if (name == FluentMigrator)
            return preparation.Migrations(count);
        if (name == DbUp)
            return preparation.Scripts(count);
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"EfMigrations{count}.dll"));
        if (!File.Exists(path))
            Start("compile", path, count.ToString(CultureInfo.InvariantCulture));
        return path;
    }

    private string Database(string name, int count)
    {
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{count}.db"));
        if (File.Exists(path))
            return path;
        Start("apply", name, Input(name, count), path);
        // EF Core creates files in write-ahead-log mode, in which a commit waits for the disk once instead of several times. All are
        // compared in the same.
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = DELETE";
        command.ExecuteNonQuery();
        return path;
    }

    private void Start(params string[] arguments)
    {
        using var process = Process.Start("dotnet", [program, .. arguments]);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The other libraries failed at {string.Join(" ", arguments)}.");
    }
}
