using System.Reflection;
using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>Converts exceptions of the runtime about incompatible assemblies to errors that explain them.</summary>
internal static class LoadingErrors
{
    /// <returns>The error; null if the exception has another cause.</returns>
    public static MigrationException? Explain(Exception cause) =>
        cause switch
        {
            ReflectionTypeLoadException { LoaderExceptions: [{ } first, ..] } => Explain(first) ?? Mismatch(first),
            TargetInvocationException { InnerException: { } inner } => Explain(inner),
            TypeInitializationException { InnerException: { } inner } => Explain(inner),
            FileNotFoundException { FileName: { } file } when IsAssembly(file) => ApiVersions.Mismatch(cause)
                ?? Missing(new AssemblyName(file), cause),
            TypeLoadException
            or MissingMemberException
            or FileLoadException
            or FileNotFoundException { FileName: not null }
            or BadImageFormatException => Mismatch(cause),
            InvalidDataException or FormatException { Source: "Microsoft.Extensions.Configuration.Json" } => SettingErrors.File(
                Reasons(cause)
            ),
            InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => SettingErrors.Of(Reasons(cause)),
            _ => null,
        };

    private static MigrationException Mismatch(Exception cause) =>
        ApiVersions.Mismatch(cause)
        ?? Errors.OtherVersion("The assembly of the migrations is not compatible with this tool.", cause.Message.TrimEnd(), cause);

    private static MigrationException Missing(AssemblyName name, Exception cause) =>
        Errors.CannotLoad(
            $"The program needs the assembly {name.Name} {name.Version}, which is missing.",
            "it is neither next to the program, nor in the folder of the packages, nor in a shared framework",
            "build the program again with its dependencies, or name the .dll of a published program with --assembly",
            cause
        );

    /// <summary>Whether it is the full name of an assembly, and not the path of a file.</summary>
    private static bool IsAssembly(string file) => file.Contains(", Version=", StringComparison.Ordinal) && !Path.IsPathRooted(file);

    private static string Reasons(Exception error)
    {
        var reasons = new List<string>();
        for (var cause = error; cause is not null; cause = cause.InnerException)
            reasons.Add(cause.Message);
        return string.Join(" ", reasons);
    }
}
