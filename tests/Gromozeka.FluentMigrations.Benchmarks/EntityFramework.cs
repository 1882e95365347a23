using System.Diagnostics;
using System.Globalization;

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
        if (!File.Exists(path))
            Start("apply", Assembly(count), path);
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
