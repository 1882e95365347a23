using Gromozeka.FluentMigrations.Commands.Hosting;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Verbs;
using Microsoft.Extensions.Hosting;

namespace Gromozeka.FluentMigrations.Commands;

/// <summary>
/// Adds the commands of <c>dotnet fm</c> to a program: <c>MyApp migrate</c>, <c>MyApp status</c>, with the same options, output and exit
/// codes. They work on the database that the program registers (<see cref="IMigrationRegistration"/>), and start none of its services.
/// </summary>
public static class MigrationCommands
{
    /// <summary>
    /// Whether a command line is for these commands. It is if it contains <c>--help</c> or <c>--version</c>, or its first word is a
    /// command, or is neither an option nor a setting of a host. No arguments, options (<c>--urls …</c>, <c>/urls …</c>) and settings
    /// (<c>key=value</c>) are for the host, except an option of the commands that precedes a command (<c>--dry-run migrate</c>): starting
    /// the program would not be what the user requested.
    /// </summary>
    /// <param name="args">The command line.</param>
    public static bool AreAsked(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args is [var first, ..]
            && (
                HostFront.Answered.Contains(first)
                || (first.Length > 0 && first[0] is not ('-' or '/') && !first.Contains('=', StringComparison.Ordinal))
                || IsBeforeCommand(args)
            );
    }

    private static bool IsBeforeCommand(IReadOnlyList<string> args)
    {
        if (args[0] is not ['-', ..] || !args.Skip(1).Any(HostFront.Words.Contains))
            return false;
        CommandFront.Current = new HostFront(() => throw new InvalidOperationException("No service is needed to read a command line."));
        return KnownOptions.OfAll(CommandTree.Build()).SelectMany(KnownOptions.Names).Contains(args[0].Split('=', ':')[0]);
    }

    /// <summary>
    /// Runs a command. Help and command-line errors are handled before the services are requested. Blocks until the command is done; Ctrl-C
    /// and SIGTERM roll back the running migration.
    /// </summary>
    /// <param name="args">The command line.</param>
    /// <param name="services">Returns the services of the program, and is called at most once. They must include the configuration, and an
    /// <see cref="IMigrationRegistration"/> for each database.</param>
    /// <returns>The exit code, as docs/cli.md lists them.</returns>
    public static int Run(IReadOnlyList<string> args, Func<IServiceProvider> services)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(services);
        return Application.Run(new HostFront(services), args);
    }

    /// <summary>Runs the command of a command line, or the host if there is none.</summary>
    /// <param name="host">The host, which is not started for a command. It is disposed at the end.</param>
    /// <param name="args">The command line.</param>
    /// <param name="cancellationToken">Stops the host; a command is stopped by signals.</param>
    /// <returns>
    /// The exit code; 0 if the host has ended. If the host does not start or ends because of a migration or its settings, the error is
    /// written to stderr, and the exit code is <see cref="ErrorCode.ExitCode"/>; if it was told to stop while it was starting, 130. Other
    /// exceptions are not caught.
    /// </returns>
    public static async Task<int> RunWithMigrationCommandsAsync(
        this IHost host,
        string[] args,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(host);
        if (!AreAsked(args))
            return await HostRun.RunAsync(host, cancellationToken).ConfigureAwait(false);

        using (host)
            return Run(args, () => host.Services);
    }
}
