using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>EF Core's side: a program of its own, because its packages are large. It compiles its migrations itself.</summary>
internal sealed class EntityFramework(string program, string folder)
{
    /// <summary>A database that has had all of so many migrations; null when there are too many to wait for.</summary>
    public Side? Idle(int count) => count > 1_000 ? null : Side(count, Database(count));

    /// <summary>A database that has had the first migration.</summary>
    public Side Apply(int count) => Side(count + 1, Database(1));

    /// <summary>A database that has had them all.</summary>
    public Side Rollback(int count) => Side(count + 1, Database(count + 1));

    private Side Side(int count, string file) => new("EF Core", ["dotnet", program], Assembly(count), file);

    private string Assembly(int count)
    {
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"EfMigrations{count}.dll"));
        if (!File.Exists(path))
            Start("compile", path, count.ToString(CultureInfo.InvariantCulture));
        return path;
    }

    private string Database(int count)
    {
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"ef-{count}.db"));
        if (File.Exists(path))
            return path;
        Start("apply", Assembly(count), path);
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
            throw new InvalidOperationException($"EF Core failed at {arguments[0]}.");
    }
}
