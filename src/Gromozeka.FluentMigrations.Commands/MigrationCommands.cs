using Gromozeka.FluentMigrations.Commands.Hosting;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Verbs;
using Microsoft.Extensions.Hosting;

namespace Gromozeka.FluentMigrations.Commands;

/// <summary>
/// The commands of <c>dotnet fm</c> in a program of its own: <c>MyApp migrate</c>, <c>MyApp status</c>, with the same options, output and
/// exit codes. They work on the database that the program registers (<see cref="IMigrationRegistration"/>), and start none of its
/// services.
/// </summary>
public static class MigrationCommands
{
    /// <summary>
    /// Whether a command line is for these commands: its first word is one of them, or no option of a host. <c>--help</c> and
    /// <c>--version</c> are; no words at all, options (<c>--urls …</c>, <c>/urls …</c>) and settings (<c>key=value</c>) are the host's, but
    /// for an option of the commands that stands before one (<c>--dry-run migrate</c>): a program that started would do something else than
    /// was asked for.
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
    /// Runs a command. Help, and what is wrong with the command line, are answered before the services are asked for. Blocks until it is
    /// done; Ctrl-C and SIGTERM roll the running migration back.
    /// </summary>
    /// <param name="args">The command line.</param>
    /// <param name="services">Gives the services of the program, at most once; among them the configuration, and an
    /// <see cref="IMigrationRegistration"/> for each database.</param>
    /// <returns>The exit code, as docs/cli.md lists them.</returns>
    public static int Run(IReadOnlyList<string> args, Func<IServiceProvider> services)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(services);
        return Application.Run(new HostFront(services), args);
    }

    /// <summary>Runs the command that a command line has, or the host where it has none.</summary>
    /// <param name="host">The host, which is not started for a command. It is disposed at the end.</param>
    /// <param name="args">The command line.</param>
    /// <param name="cancellationToken">Stops the host; a command is stopped by signals.</param>
    /// <returns>The exit code; 0 of a host that has ended.</returns>
    public static async Task<int> RunWithMigrationCommandsAsync(
        this IHost host,
        string[] args,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(host);
        if (!AreAsked(args))
        {
            await host.RunAsync(cancellationToken).ConfigureAwait(false);
            return 0;
        }

        using (host)
            return Run(args, () => host.Services);
    }
}
