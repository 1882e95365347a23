namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>The file that a name stands for.</summary>
internal static class LinkTarget
{
    /// <summary>The end of a chain of links; the path itself when it is no link, or nothing.</summary>
    public static string Of(string path) =>
        File.Exists(path) ? new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path : path;
}
