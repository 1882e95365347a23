using System.Reflection;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Recording;

/// <summary>Checks the bytes of the scripts that a step runs, before FluentMigrator reads them as text.</summary>
internal static class ScriptSources
{
    /// <summary>Checks every existing script. A missing one is reported by the code that reads it.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.InvalidScript"/>: a script is not text in its encoding.</exception>
    public static void Check(PreparedStep step, IEnumerable<IMigrationExpression> expressions, IServiceProvider services)
    {
        foreach (var expression in expressions)
        {
            foreach (var (name, open) in SourcesOf(expression, step.Type.Assembly, services))
            {
                if (ScriptEncoding.FindFault(Read(open)) is var (offset, encoding))
                    throw RecordingErrors.NotText(step, name, offset, encoding);
            }
        }
    }

    /// <summary>The scripts of an operation as text.</summary>
    public static IEnumerable<(string Name, string Content)> Texts(
        IMigrationExpression expression,
        Assembly assembly,
        IServiceProvider services
    ) =>
        SourcesOf(expression, assembly, services)
            .Select(source => (source.Name, new StreamReader(new MemoryStream(Read(source.Open))).ReadToEnd()));

    private static IEnumerable<(string Name, Func<Stream?> Open)> SourcesOf(
        IMigrationExpression expression,
        Assembly assembly,
        IServiceProvider services
    ) =>
        expression switch
        {
            ExecuteSqlScriptExpression { SqlScript: { } path } when File.Exists(path) => [(path, () => File.OpenRead(path))],
            ExecuteEmbeddedSqlScriptExpression { SqlScript: { } name } => Resources(name, assembly, services),
            ExecuteEmbeddedSqlScriptExpressionBase and IAutoNameExpression { AutoNames: { } names } => names.SelectMany(name =>
                Resources(name, assembly, services)
            ),
            _ => [],
        };

    /// <summary>The resources whose name ends with the parts of another name. FluentMigrator uses the only match, or refuses.</summary>
    private static IEnumerable<(string Name, Func<Stream?> Open)> Resources(string name, Assembly assembly, IServiceProvider services)
    {
        var providers = services.GetServices<IEmbeddedResourceProvider>().ToList();
        if (providers.Count == 0)
            providers.Add(new DefaultEmbeddedResourceProvider(assembly));
        return from resource in providers.SelectMany(provider => provider.GetEmbeddedResources()).Distinct()
            where ("." + resource.name).EndsWith("." + name, StringComparison.InvariantCultureIgnoreCase)
            select (resource.name, (Func<Stream?>)(() => resource.assembly.GetManifestResourceStream(resource.name)));
    }

    private static byte[] Read(Func<Stream?> open)
    {
        using var source = open();
        using var bytes = new MemoryStream();
        source?.CopyTo(bytes);
        return bytes.ToArray();
    }
}
