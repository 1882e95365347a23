namespace Gromozeka.TestSupport;

/// <summary>
/// A test that needs a disk of its own. Who may not mount one sees it skipped, with the reason; in CI a skipped test is a failure.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsMountFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Obstacle = new(FindObstacle);

    /// <param name="isLong">Whether it is one of the <see cref="LongTests"/>, too.</param>
    public NeedsMountFactAttribute(bool isLong = false) => Skip = isLong && !LongTests.AreRun ? LongTests.Reason : Obstacle.Value;

    private static string? FindObstacle()
    {
        if (!OperatingSystem.IsLinux())
            return "needs Linux";
        using var folder = new TempFolder();
        try
        {
            new Mount(folder.Path, 1).Dispose();
            return null;
        }
        catch (Exception cause) when (cause is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return $"needs the right to mount a tmpfs: {cause.Message}";
        }
    }
}
