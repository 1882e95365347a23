using System.Reflection;

namespace FluentMigrator.Infrastructure.Extensions;

/// <summary>Typed access to the attributes of a type or member; without a choice, inherited ones do not count.</summary>
public static class ExtensionsForICustomAttributeProvider
{
    public static T[] GetAllAttributes<T>(this ICustomAttributeProvider member)
        where T : class
        => member.GetAllAttributes<T>(inherit: false);

    public static T[] GetAllAttributes<T>(this ICustomAttributeProvider member, bool inherit)
        where T : class
        => Array.ConvertAll(member.GetCustomAttributes(typeof(T), inherit), attribute => (T)attribute);

    /// <summary>The first attribute of the type; null when there is none.</summary>
    public static T GetOneAttribute<T>(this ICustomAttributeProvider member)
        where T : class
        => member.GetOneAttribute<T>(inherit: false);

    /// <summary>The first attribute of the type; null when there is none.</summary>
    public static T GetOneAttribute<T>(this ICustomAttributeProvider member, bool inherit)
        where T : class
        => member.GetAllAttributes<T>(inherit).FirstOrDefault();

    public static bool HasAttribute<T>(this ICustomAttributeProvider member)
        where T : class
        => member.HasAttribute<T>(inherit: false);

    public static bool HasAttribute<T>(this ICustomAttributeProvider member, bool inherit)
        where T : class
        => member.IsDefined(typeof(T), inherit);
}
