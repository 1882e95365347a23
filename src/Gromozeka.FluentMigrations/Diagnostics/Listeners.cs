using System.Runtime.CompilerServices;

namespace Gromozeka.FluentMigrations.Diagnostics;

/// <summary>
/// Whether anything in the process may listen to activities and instruments. Who listens has loaded their library; loading it only to ask
/// takes 12 ms of the start of a small program.
/// </summary>
internal static class Listeners
{
    private const string Library = "System.Diagnostics.DiagnosticSource,";

    private static bool s_mayExist;

    /// <summary>
    /// Whether their library is loaded. A program that is compiled to native code loads none, and may not name those that are compiled into
    /// it; to ask there costs little.
    /// </summary>
    public static bool MayExist
    {
        get
        {
            if (!s_mayExist)
                s_mayExist = !RuntimeFeature.IsDynamicCodeCompiled || IsLoaded();
            return s_mayExist;
        }
    }

    private static bool IsLoaded() =>
        Array.Exists(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.FullName!.StartsWith(Library, StringComparison.Ordinal));
}
