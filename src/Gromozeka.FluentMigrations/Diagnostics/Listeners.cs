namespace Gromozeka.FluentMigrations.Diagnostics;

/// <summary>
/// Whether anything in the process may listen to activities and instruments. Who listens has loaded their library; loading it only to ask
/// takes 12 ms of the start of a small program.
/// </summary>
internal static class Listeners
{
    private const string Library = "System.Diagnostics.DiagnosticSource,";

    private static bool s_mayExist;

    /// <summary>Whether their library is loaded.</summary>
    public static bool MayExist
    {
        get
        {
            if (!s_mayExist)
                s_mayExist = Array.Exists(AppDomain.CurrentDomain.GetAssemblies(), assembly =>
                    assembly.FullName!.StartsWith(Library, StringComparison.Ordinal)
                );
            return s_mayExist;
        }
    }
}
