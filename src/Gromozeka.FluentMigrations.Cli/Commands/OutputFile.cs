using Gromozeka.FluentMigrations.Cli.Options;

namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary>The file of <c>--output</c>.</summary>
internal static class OutputFile
{
    /// <returns>Its path; null when none was asked for.</returns>
    public static string? Of(CommandContext context)
    {
        if (context.Arguments.GetResult(RunOptions.Output) is null)
            return null;
        var name = context.Value(RunOptions.Output);
        return Path.GetFullPath(string.IsNullOrEmpty(name) ? Path.GetFileNameWithoutExtension(context.Workspace.Location.Assemblies[0]) + ".sql" : name);
    }

    public static void Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, Secrets.Mask(text));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw Errors.CommandLine($"{path} cannot be written.", cause.Message, "name another file with --output");
        }
    }
}
