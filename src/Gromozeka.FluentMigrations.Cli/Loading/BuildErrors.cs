namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>The first errors of a build, shortened.</summary>
internal static class BuildErrors
{
    private const int Shown = 10;

    public static string Of(string output, string project)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var errors = lines
            .Where(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))
            .Select(line => Short(line, project))
            .Distinct()
            .ToList();
        var all = errors.Count > 0 ? errors : [.. lines];
        return string.Join("\n", all.Count > Shown ? [.. all.Take(Shown), $"and {all.Count - Shown} more"] : all);
    }

    /// <summary>A line without the project name at its end, and with a path relative to the project's folder.</summary>
    private static string Short(string line, string project)
    {
        var end = line.EndsWith(']') ? line.LastIndexOf(" [", StringComparison.Ordinal) : -1;
        return (end < 0 ? line : line[..end]).Replace(
            Path.GetDirectoryName(Path.GetFullPath(project))! + Path.DirectorySeparatorChar,
            "",
            StringComparison.Ordinal
        );
    }
}
