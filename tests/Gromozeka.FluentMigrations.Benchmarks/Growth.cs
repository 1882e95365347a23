using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Benchmarks;

/// <summary>
/// Measures how the commands of the tool grow with the number of migrations, of tables and of rows in the log: whole processes, as a user
/// starts them, with one migration pending.
/// </summary>
internal sealed class Growth(string tool, string folder, int rounds)
{
    private static readonly string[] Commands = ["status", "plan", "validate", "drift", "history", "migrate"];

    private readonly MigrationAssemblies _assemblies = new(folder, isForTool: true);

    /// <summary>Measures every command on every size.</summary>
    /// <param name="most">The most migrations and tables; ten times as many rows in the log.</param>
    /// <returns>The tables.</returns>
    public string Run(int most)
    {
        int[] sizes = [most / 100, most / 10, most];
        var text = new StringBuilder();
        Measure(text, "migrations", sizes, size => (_assemblies.OfRows(size + 1), Migrated("rows", _assemblies.OfRows(size + 1), size)));
        Measure(text, "tables", sizes, size =>
            (_assemblies.OfTables(size), Migrated("tables", _assemblies.OfTables(size), size, version: 1))
        );
        Measure(text, "rows in the log", [.. sizes.Select(size => 10 * size)], size => (_assemblies.OfRows(21), WithLog(size)));
        return text.ToString();
    }

    private void Measure(StringBuilder text, string what, IReadOnlyList<int> sizes, Func<int, (string Assembly, string File)> prepare)
    {
        Console.Error.WriteLine(what);
        var works = sizes.Select(prepare).ToList();
        text.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {string.Join(" | ", sizes.Select(size => Text($"{size}")))} |");
        text.AppendLine(CultureInfo.InvariantCulture, $"|---|{string.Concat(sizes.Select(_ => "---|"))}");
        foreach (var command in Commands)
        {
            var times = works.Select(work => Median(command, work.Assembly, work.File));
            text.AppendLine(CultureInfo.InvariantCulture, $"| `dotnet fm {command}` | {string.Join(" | ", times)} |");
        }

        text.AppendLine();
    }

    private string Median(string command, string assembly, string file)
    {
        var measured = Enumerable.Range(0, rounds).Select(_ => OnACopy(command, assembly, file)).Order().ToList();
        var median = Text($"{measured[rounds / 2]:F2} s");
        Console.Error.WriteLine($"{command}: {median}");
        return median;
    }

    private double OnACopy(string command, string assembly, string file)
    {
        var copy = Path.Combine(Directory.CreateTempSubdirectory("growth-").FullName, "run.db");
        try
        {
            File.Copy(file, copy);
            var watch = Stopwatch.StartNew();
            Fm(command, assembly, copy);
            return watch.Elapsed.TotalSeconds;
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
        }
    }

    /// <summary>A database that has had so many migrations.</summary>
    private string Migrated(string name, string assembly, int size, int? version = null)
    {
        var file = Path.Combine(folder, Text($"growth-{name}-{size}.db"));
        Fm("migrate", assembly, file, "--target", Text($"{version ?? size}"));
        return file;
    }

    /// <summary>A database whose last migration was undone and applied until the log had so many rows.</summary>
    private string WithLog(int rows)
    {
        var file = Path.Combine(folder, Text($"growth-log-{rows}.db"));
        File.Copy(Migrated(Text($"log-of-{rows}"), _assemblies.OfRows(21), 20), file);
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $rows)
            INSERT INTO migration_log (version, direction, started_at, duration_ms, outcome, error, host, process_id, engine_version, fingerprint)
            SELECT version, CASE i % 2 WHEN 1 THEN 'down' ELSE 'up' END, started_at, duration_ms, outcome, error, host, process_id,
                engine_version, CASE i % 2 WHEN 0 THEN fingerprint END
            FROM n, (SELECT * FROM migration_log WHERE version = 20) ORDER BY i
            """;
        command.Parameters.AddWithValue("$rows", rows - 20);
        command.ExecuteNonQuery();
        return file;
    }

    private void Fm(string command, string assembly, string file, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet", [tool, command, "--assembly", assembly, "--connection", $"Data Source={file}", .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet fm {command} on {file} ended with {process.ExitCode}.\n{errors.Result}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
