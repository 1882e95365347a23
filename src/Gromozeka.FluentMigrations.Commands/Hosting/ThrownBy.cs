using System.Diagnostics;

namespace Gromozeka.FluentMigrations.Commands.Hosting;

/// <summary>Which assembly has thrown an exception. <see cref="Exception.Source"/> is not known in native code.</summary>
internal static class ThrownBy
{
    /// <param name="error">The exception.</param>
    /// <param name="assembly">The simple name of the assembly.</param>
    public static bool IsThrownBy(this Exception error, string assembly) =>
        error.Source == assembly
        || new StackTrace(error).GetFrame(0) is { } frame
            && DiagnosticMethodInfo.Create(frame)?.DeclaringAssemblyName.Split(',')[0] == assembly;
}
