using Microsoft.CodeAnalysis;

namespace Gromozeka.FluentMigrations.Generator;

/// <summary>
/// Reads the tags of a class as the engine's <c>TagReader</c> does by reflection. The tags of a derived attribute are known only at run
/// time.
/// </summary>
internal static class TagReader
{
    private const int RequireAny = 1;

    /// <param name="type">The class.</param>
    /// <param name="isKnown">Whether every tag is known.</param>
    /// <returns>The tags; null if the class has none.</returns>
    public static ClassTags? Read(INamedTypeSymbol type, out bool isKnown)
    {
        var attributes = Chain(type).Concat(type.AllInterfaces).SelectMany(part => part.GetAttributes()).Where(IsTags).ToList();
        isKnown = attributes.TrueForAll(attribute =>
            attribute.AttributeClass!.ToDisplayString() == Names.Tags
            && attribute.NamedArguments.IsEmpty
            && attribute.AttributeConstructor is not null
            && NamesOf(attribute).All(name => name is not null)
        );
        return attributes.Count == 0 || !isKnown ? null : new ClassTags(Join(isAny: false), Join(isAny: true));

        string Join(bool isAny) => ClassTags.Join(attributes.Where(attribute => IsAny(attribute) == isAny).SelectMany(NamesOf).Distinct());
    }

    private static bool IsAny(AttributeData attribute) =>
        attribute.ConstructorArguments.FirstOrDefault(argument => argument.Kind == TypedConstantKind.Enum).Value is RequireAny;

    private static IEnumerable<string> NamesOf(AttributeData attribute) =>
        attribute
            .ConstructorArguments.Where(argument => argument.Kind != TypedConstantKind.Enum)
            .SelectMany(argument =>
                argument.Kind == TypedConstantKind.Array
                    ? argument.IsNull
                        ? [argument]
                        : argument.Values
                    : [argument]
            )
            .Select(argument => (argument.Value as string)!);

    private static bool IsTags(AttributeData attribute) =>
        attribute.AttributeClass is { } found && Chain(found).Any(part => part.ToDisplayString() == Names.Tags);

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
    }
}
