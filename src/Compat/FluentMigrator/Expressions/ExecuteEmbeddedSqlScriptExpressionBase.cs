using System.Reflection;

namespace FluentMigrator.Expressions;

/// <summary>The base of expressions that execute the SQL of an embedded resource.</summary>
public abstract class ExecuteEmbeddedSqlScriptExpressionBase : ExecuteSqlScriptExpressionBase
{
    /// <summary>
    /// Finds the resource that is meant by the first of the names that has one. A resource is meant by its whole name, or
    /// else by the end of its name from a dot on, in any case.
    /// </summary>
    /// <exception cref="InvalidOperationException">No resource, or more than one, is meant; the message lists them.</exception>
    protected static (string, Assembly) GetQualifiedResourcePath(
        IReadOnlyCollection<(string, Assembly)> resourceNames, params string[] sqlScriptNames)
    {
        foreach (var script in sqlScriptNames)
        {
            var found = Matches(resourceNames, script);
            if (found.Count == 1)
                return found[0];
            if (found.Count > 1)
                throw new InvalidOperationException(
                    $"The embedded SQL script \"{script}\" is ambiguous; give more of its name. It may be {List(found)}.");
        }

        throw new InvalidOperationException(
            $"No embedded SQL script is named {string.Join(" or ", sqlScriptNames.Select(script => $"\"{script}\""))}. "
            + (resourceNames.Count == 0 ? "There are no embedded resources." : $"The embedded resources are {List(resourceNames)}."));
    }

    private protected static string ReadResource((string Name, Assembly Assembly) resource)
    {
        using var stream = resource.Assembly.GetManifestResourceStream(resource.Name)
            ?? throw new InvalidOperationException(
                $"The embedded SQL script \"{resource.Name}\" is not in the assembly {resource.Assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static List<(string Name, Assembly Assembly)> Matches(IEnumerable<(string Name, Assembly Assembly)> resources, string script)
    {
        var all = resources.Distinct().ToList();
        var exact = all.Where(resource => resource.Name.Equals(script, StringComparison.OrdinalIgnoreCase)).ToList();
        return exact.Count > 0
            ? exact
            : all.Where(resource => resource.Name.EndsWith("." + script, StringComparison.OrdinalIgnoreCase)).ToList();
    }

    private static string List(IEnumerable<(string Name, Assembly Assembly)> resources)
        => string.Join(", ", resources.Select(resource => $"{resource.Name} ({resource.Assembly.GetName().Name})"));
}
