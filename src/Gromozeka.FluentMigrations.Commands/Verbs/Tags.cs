using System.Reflection;

using FluentMigrator;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>
/// The tags that migrations carry. A migration with one is refused when it is read (GM106), so there is nothing that a tag could choose.
/// </summary>
internal static class Tags
{
    /// <exception cref="MigrationException"><see cref="ErrorCodes.CommandLine"/>.</exception>
    public static void Refuse(Workspace workspace, IReadOnlyCollection<string> given)
    {
        var carried = workspace.Options.Assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetCustomAttributes<TagsAttribute>(inherit: true)).SelectMany(tags => tags.TagNames)
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToList();
        throw Errors.CommandLine(
            $"Migrations cannot be selected by the {(given.Count == 1 ? "tag" : "tags")} {string.Join(", ", given)}.",
            "tags are not supported here, and a migration that has one is refused (GM106); "
            + (carried.Count == 0 ? "the migrations have none" : $"the migrations have the {(carried.Count == 1 ? "tag" : "tags")} {string.Join(", ", carried)}"),
            carried.Count == 0 ? "leave --tag out" : "run them by FluentMigrator's runner on this engine (AddGromozekaSQLite), which supports tags");
    }
}
