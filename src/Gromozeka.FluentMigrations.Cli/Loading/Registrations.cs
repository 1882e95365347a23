using System.Reflection;
using Gromozeka.FluentMigrations.Cli.Providers;
using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Commands.Bundles;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>Finds the registration of the migrations of some assemblies.</summary>
internal static class Registrations
{
    /// <summary>
    /// The registration in the assemblies or, if they have none, in an assembly that they use: the program is often the host, and its
    /// migrations are in a library.
    /// </summary>
    public static IMigrationRegistration Find(CommandContext context, IReadOnlyList<Assembly> assemblies)
    {
        var registered = Of(assemblies);
        if (registered.Count == 0 && UsedAssemblies.Of(assemblies) is var used)
        {
            registered = Of(used);
            if (registered.Count == 0)
            {
                var stripsComments = context.Arguments.GetResult(RunOptions.Strip) is null || context.Value(RunOptions.Strip);
                return new PlainRegistration(WithMigrations(context, assemblies, used), section =>
                    DatabaseProviders.Creator(section, stripsComments)
                );
            }
        }

        return registered.Count switch
        {
            1 => (IMigrationRegistration)Activator.CreateInstance(registered[0].Registration)!,
            _ => throw Errors.NotFound(
                "Several assemblies register migrations.",
                string.Join(", ", registered.Select(attribute => attribute.Registration.FullName))
            ),
        };
    }

    private static List<MigrationRegistrationAttribute> Of(IReadOnlyList<Assembly> assemblies) =>
        [
            .. assemblies
                .Select(assembly => assembly.GetCustomAttribute<MigrationRegistrationAttribute>())
                .OfType<MigrationRegistrationAttribute>(),
        ];

    /// <summary>
    /// The named assemblies, unless none of them contains a migration and one that they use does. Reports a used assembly.
    /// </summary>
    private static IReadOnlyList<Assembly> WithMigrations(
        CommandContext context,
        IReadOnlyList<Assembly> named,
        IReadOnlyList<Assembly> used
    )
    {
        if (named.Any(UsedAssemblies.HasMigrations))
        {
            if (used.Where(UsedAssemblies.MayHaveMigrations).ToList() is { Count: > 0 } further)
                context.Log.Warn(
                    $"{Names(further)} {(further.Count == 1 ? "has" : "have")} migrations, too, which are skipped: "
                        + "name each assembly with --assembly to include them all."
                );
            return named;
        }

        var others = used.Where(UsedAssemblies.HasMigrations).ToList();
        if (others.Count == 0)
            return named;
        context.Terminal.Note($"Migrations of {Format.Escape(Names(others))}, used by {Format.Escape(Names(named))}.");
        return others;
    }

    private static string Names(IReadOnlyList<Assembly> assemblies) =>
        string.Join(", ", assemblies.Select(assembly => assembly.GetName().Name));
}
