namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>The <c>sqlite3</c> shell: a second SQLite, of another version, which allows texts in double quotes.</summary>
internal static class SqliteShell
{
    public static bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "sqlite3.exe" : "sqlite3")));

    /// <summary>Runs statements on a file.</summary>
    /// <returns>What the shell prints, errors included, without the line end behind it.</returns>
    public static string Run(string path, string sql)
    {
        using var process = Programs.Call("sqlite3", "-batch", "-readonly", path).Start();
        process.StandardInput.Write(sql);
        return process.End().All.Trim();
    }
}

/// <summary>A test that is skipped where there is no <c>sqlite3</c> shell.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute()
    {
        if (!SqliteShell.IsInstalled)
            Skip = "There is no sqlite3 shell on this machine.";
    }
}
