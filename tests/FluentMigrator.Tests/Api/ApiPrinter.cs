using System.Reflection;

namespace FluentMigrator.Tests.Api;

/// <summary>Prints the public types of an assembly in the form of the list.</summary>
internal static class ApiPrinter
{
    public static IReadOnlyList<ApiType> Print(Assembly assembly) => [.. assembly.GetExportedTypes().Select(Print)];

    private static ApiType Print(Type type)
        => new(type.Namespace!, TypeNames.Of(type), Kind(type) + Usage(type), Bases(type).ToHashSet(), Members(type).ToHashSet());

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Usage(Type type)
        => typeof(Attribute).IsAssignableFrom(type) && type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } usage
            ? $" [AttributeUsage({usage.ValidOn}, AllowMultiple={usage.AllowMultiple}, Inherited={usage.Inherited})]"
            : "";

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
            return [];
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var all = type.GetInterfaces();
        var direct = all.Where(i => !inherited.Contains(i) && !all.Any(other => other != i && other.GetInterfaces().Contains(i)));
        var parent = type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) ? new[] { b } : [];
        return parent.Concat(direct).Select(TypeNames.Of);
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags Declared
            = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{name}={Convert.ToInt64(Enum.Parse(type, name), null)}");
        if (typeof(Delegate).IsAssignableFrom(type))
            return [MemberText.Of(type.GetMethod("Invoke")!)];
        return
        [
            .. type.GetConstructors(Declared).Where(c => MemberText.IsVisible(c) && !c.IsStatic).Select(MemberText.Of),
            .. type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily).Select(MemberText.Of),
            .. type.GetProperties(Declared).Where(MemberText.IsVisible).Select(MemberText.Of),
            .. type.GetEvents(Declared).Select(e => $"event {TypeNames.Of(e.EventHandlerType!)} {e.Name}"),
            .. type.GetMethods(Declared).Where(m => MemberText.IsVisible(m) && !m.IsSpecialName).Select(MemberText.Of),
        ];
    }
}
