using System.CommandLine;
using System.Reflection;

using FluentMigrator;

using Gromozeka.FluentMigrations.Cli.Options;
using Gromozeka.FluentMigrations.Cli.Output;

namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary><c>seed</c>.</summary>
internal static class SeedCommand
{
    public static Command Build()
    {
        var profile = new Argument<string?>("PROFILE") { Description = "The profile to run; the only one without it.", Arity = ArgumentArity.ZeroOrOne };
        var command = CommandTree.New("seed", "Run a profile on an up-to-date database.", context => Run(context, context.Arguments.GetValue(profile)));
        command.Arguments.Add(profile);
        command.Options.Add(RunOptions.Profile);
        command.Options.Add(RunOptions.DryRun);
        WorkspaceOptions.AddTo(command);
        return command;
    }

    private static Outcome Run(CommandContext context, string? given)
    {
        var workspace = context.Workspace;
        var profile = Choose(given ?? context.Value(RunOptions.Profile), workspace.Options.Assemblies);
        var status = workspace.Manager.GetStatus();
        if (status.Pending.Any())
        {
            throw Errors.CommandLine(
                $"Profile {profile} was not run.",
                $"{Format.Count(status.Pending.Count(), "migration")} of {status.Database} pending, and a profile works on the newest schema",
                "run dotnet fm migrate first; or both at once: dotnet fm migrate --profile " + profile);
        }

        workspace.Profile = profile;
        return MigrationRunner.Run(context, "seed", new Goal.Up(null));
    }

    private static string Choose(string? given, IEnumerable<Assembly> assemblies)
    {
        var profiles = assemblies.SelectMany(assembly => assembly.GetTypes())
            .Select(type => type.GetCustomAttribute<ProfileAttribute>(inherit: false)?.ProfileName)
            .OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var listed = profiles.Count == 0 ? "the migrations have no profile" : $"there are {string.Join(", ", profiles)}";
        if (given is not null)
            return profiles.Contains(given) ? given : throw Errors.CommandLine($"There is no profile '{given}'.", listed, "name one of them; names are case-sensitive");
        return profiles.Count == 1 ? profiles[0] : throw Errors.CommandLine("dotnet fm seed needs the name of a profile.", listed, "name one: dotnet fm seed PROFILE");
    }
}
