using System.Reflection;
using System.Runtime.CompilerServices;

namespace FluentMigrator.Tests.Api;

/// <summary>The signature of one member as text.</summary>
internal static class MemberText
{
    public static bool IsVisible(PropertyInfo property) => IsVisible(property.GetMethod) || IsVisible(property.SetMethod);

    public static bool IsVisible(MethodBase? method)
        => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    public static string Of(ConstructorInfo constructor) => $"{(constructor.IsPublic ? "" : "protected ")}ctor{Parameters(constructor)}";

    public static string Of(FieldInfo field)
    {
        var modifier = field.IsLiteral ? "const " : field.IsStatic ? "static " : "";
        var value = field.IsLiteral ? " = " + (field.GetRawConstantValue() is string text ? $"\"{text}\"" : field.GetRawConstantValue()) : "";
        return $"{(field.IsPublic ? "" : "protected ")}{modifier}{TypeNames.Of(field.FieldType)} {field.Name}{value}";
    }

    public static string Of(PropertyInfo property)
    {
        var (getter, setter) = (property.GetMethod, property.SetMethod);
        var index = property.GetIndexParameters();
        var name = index.Length > 0 ? $"this[{string.Join(", ", index.Select(Parameter))}]" : property.Name;
        var get = IsVisible(getter) ? " get;" : "";
        var set = IsVisible(setter) ? setter!.IsPublic ? " set;" : " protected set;" : "";
        return $"{Modifiers((IsVisible(getter) ? getter : setter)!)}{TypeNames.Of(property.PropertyType)} {name} {{{get}{set} }}";
    }

    public static string Of(MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Of))}>" : "";
        return $"{Modifiers(method)}{TypeNames.Of(method.ReturnType)} {method.Name}{generic}{Parameters(method)}";
    }

    private static string Modifiers(MethodBase method)
    {
        var access = method.IsPublic ? "" : "protected ";
        if (method.IsStatic)
            return access + "static ";
        if (method.DeclaringType!.IsInterface)
            return access;
        if (method.IsAbstract)
            return access + "abstract ";
        if (!method.IsVirtual || method.IsFinal)
            return access;
        return access + (method is MethodInfo info && info.GetBaseDefinition() != info ? "override " : "virtual ");
    }

    private static string Parameters(MethodBase method)
    {
        var receiver = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return $"({receiver}{string.Join(", ", method.GetParameters().Select(Parameter))})";
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var passing = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "";
        var list = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        return $"{passing}{list}{TypeNames.Of(parameter.ParameterType)} {parameter.Name}{Default(parameter)}";
    }

    private static string Default(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue)
            return "";
        var isPlainStruct = parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) == null;
        return " = " + parameter.DefaultValue switch
        {
            null => isPlainStruct ? "default" : "null",
            string text => $"\"{text}\"",
            bool flag => flag ? "true" : "false",
            var other => other.ToString(),
        };
    }
}
