namespace Gromozeka.FluentMigrations.Cli.Bundles;

/// <summary>
/// Puts files into a folder: all of them, or none. What they replace is kept aside until the last one is in its place, and comes back
/// after a failure.
/// </summary>
/// <param name="folder">The folder, which is created if it does not exist.</param>
internal sealed class FileReplacement(string folder)
{
    private readonly bool _isNew = !Directory.Exists(folder);
    private readonly List<(string From, string To)> _moves = [];

    /// <summary>
    /// The folder with what is not yet, or no longer, in its place: on the same file system, so that a move copies nothing.
    /// </summary>
    public string Aside { get; } = Path.Combine(folder, $".{Guid.NewGuid():N}.partial");

    /// <param name="files">The files with their names in the folder. The last one is the first to go and the last to come: whoever finds
    /// it finds all.</param>
    /// <exception cref="IOException">A file cannot be written or replaced.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public void Run(IReadOnlyList<(string File, string Name)> files)
    {
        try
        {
            foreach (var (file, name) in files)
                File.Move(file, InFolder(Path.Combine(Aside, "new", name)));
            foreach (var (_, name) in files.Reverse().Where(file => File.Exists(Path.Combine(folder, file.Name))))
                MoveWithin(Path.Combine(folder, name), InFolder(Path.Combine(Aside, "old", name)));
            foreach (var (_, name) in files)
                MoveWithin(Path.Combine(Aside, "new", name), InFolder(Path.Combine(folder, name)));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            CleanUp(_moves);
            throw;
        }

        CleanUp([]);
    }

    /// <summary>Moves back what was moved, and removes the rest. What cannot be moved or removed stays aside.</summary>
    private void CleanUp(IEnumerable<(string From, string To)> moves)
    {
        try
        {
            foreach (var (from, to) in moves.Reverse())
                File.Move(to, from);
            if (Directory.Exists(Aside))
                Directory.Delete(Aside, recursive: true);
            if (_isNew && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report; whether something is left, Aside shows.
        }
    }

    private void MoveWithin(string from, string to)
    {
        File.Move(from, to);
        _moves.Add((from, to));
    }

    private static string InFolder(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
